package org.productimporter.web.webhooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.webhooks.testing.Receiver;

@Timeout(60)
class WebhookClientTest {

    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final List<String> ANY_PORT = List.of("1-65535");

    private static WebhookClient receivers(boolean allowHttp, Names names, String... internal) {
        return new WebhookClient(
                new WebhookClientProperties(allowHttp, ANY_PORT, List.of(internal), DEADLINE, DEADLINE), names);
    }

    private static HttpMessage message(String url) {
        return new HttpMessage(URI.create(url), Map.of("webhook-id", "msg_1"), "{}");
    }

    @Test
    void aNameThatChangesItsAddressAfterTheCheckReachesNothing() throws Exception {
        var names = Names.world().with("rebind.test", "93.184.215.14", "127.0.0.1");
        try (var receiver = new Receiver(Receiver.ok()); var receivers = receivers(true, names)) {
            var url = receivers.check("http://rebind.test:" + receiver.port() + "/").toString();

            assertThat(receivers.post(message(url)).error()).isEqualTo("address not allowed");
            assertThat(receiver.count()).isZero();
        }
    }

    @Test
    void anInternalNetworkCanBeAllowed() throws Exception {
        try (var receiver = new Receiver(Receiver.ok());
                var receivers = receivers(true, Names.world(), "127.0.0.0/8")) {
            var reply = receivers.post(message(receivers.check(receiver.url()).toString()));

            assertThat(reply.delivered()).isTrue();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo("answer 200");
            assertThat(receiver.received().getFirst().line()).isEqualTo("POST /hook HTTP/1.1");
            assertThat(receiver.received().getFirst().headers())
                    .containsEntry("content-type", "application/json; charset=UTF-8")
                    .doesNotContainKey("accept-encoding");
            assertThat(receivers.post(message("http://10.0.0.1/")).error()).isEqualTo("address not allowed");
        }
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (var target = new Receiver(Receiver.ok());
                var receiver = new Receiver(Receiver.status(307, "Location: " + target.url()));
                var receivers = receivers(true, Names.world(), "127.0.0.1")) {
            var reply = receivers.post(message(receiver.url()));

            assertThat(reply.delivered()).isFalse();
            assertThat(reply.error()).isEqualTo("the endpoint answered 307; redirects are not followed");
            assertThat(target.count()).isZero();
        }
    }

    @Test
    void anEndlessAnswerIsReadForSixtyFourKilobytes() throws Exception {
        try (var receiver = new Receiver(Receiver.endless());
                var receivers = receivers(true, Names.world(), "127.0.0.1")) {
            var reply = receivers.post(message(receiver.url()));

            assertThat(reply.delivered()).isTrue();
            assertThat(reply.body()).hasSize(64 * 1024);
        }
    }

    @Test
    void whatTakesTooLongEndsAtTheDeadline() throws Exception {
        for (var manners : List.of(Receiver.hanging(), Receiver.oneByteAtATime())) {
            try (var receiver = new Receiver(manners); var receivers = receivers(true, Names.world(), "127.0.0.1")) {
                requireLate(receivers.post(message(receiver.url())));
            }
        }
    }

    /// The system makes the connection; nobody ever speaks TLS on it.
    @Test
    void aHandshakeThatStallsEndsAtTheDeadline() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var receivers = receivers(true, Names.world(), "127.0.0.1")) {
            requireLate(receivers.post(message("https://127.0.0.1:" + silent.getLocalPort())));
        }
    }

    @Test
    void aNameThatTakesTooLongEndsAtTheDeadline() throws Exception {
        var never = new CountDownLatch(1);
        var stuck = new Names() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                // As the system's resolver, which cannot be interrupted.
                awaitUninterruptibly(never);
                return super.resolve(host);
            }
        };
        try (var receivers = receivers(true, stuck)) {
            requireLate(receivers.post(message("http://slow.test/")));
        } finally {
            never.countDown();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        var waiting = true;
        while (waiting) {
            try {
                latch.await();
                waiting = false;
            } catch (InterruptedException e) {
                // Goes on waiting, as native code does.
            }
        }
    }

    private static void requireLate(HttpReply reply) {
        assertThat(reply.error()).isIn("no complete answer within 1.0 seconds", "no connection or answer in time");
        assertThat(reply.took()).isGreaterThanOrEqualTo(DEADLINE.minusMillis(100));
    }

    @Test
    void brokenConnectionsAreToldInPlainWords() throws Exception {
        try (var resetting = new Receiver(Receiver.reset());
                var plain = new Receiver(Receiver.ok());
                var receivers = receivers(true, Names.world(), "127.0.0.1")) {
            var closed = new Receiver(Receiver.ok());
            closed.close();

            assertThat(receivers.post(message(resetting.url())).error()).startsWith("the connection broke off");
            assertThat(receivers.post(message(closed.url())).error()).isEqualTo("the connection was refused");
            assertThat(receivers.post(message("http://unknown.invalid/")).error())
                    .isEqualTo("the host is not known to DNS");
            assertThat(receivers.post(message(plain.url().replace("http", "https"))).error())
                    .matches("(TLS failed|the connection broke off): .*");
            assertThat(plain.count()).isZero();
        }
    }

    @Test
    void serverErrorsKeepTheirAnswer() throws Exception {
        try (var receiver = new Receiver(Receiver.status(429, "Retry-After: 17"));
                var receivers = receivers(true, Names.world(), "127.0.0.1")) {
            var reply = receivers.post(message(receiver.url()));

            assertThat(reply).usingRecursiveComparison()
                    .ignoringFields("took")
                    .isEqualTo(new HttpReply(429, Duration.ZERO, "17", "answer 429", "the endpoint answered 429"));
        }
    }
}
