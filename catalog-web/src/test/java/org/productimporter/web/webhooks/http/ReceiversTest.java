package org.productimporter.web.webhooks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.web.kit.Problem;
import org.productimporter.web.webhooks.testing.Receiver;

@Timeout(60)
class ReceiversTest {

    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final List<String> ANY_PORT = List.of("1-65535");

    /// Names of a world of our own; everything else is an address.
    private static class Names implements DnsResolver {

        private final Map<String, Queue<InetAddress[]>> answers = new ConcurrentHashMap<>();

        /// The answers to this name, one after the other, the last for ever.
        Names with(String name, String... answersInTurn) throws UnknownHostException {
            var queue = new ArrayDeque<InetAddress[]>();
            for (var answer : answersInTurn) {
                var addresses = new java.util.ArrayList<InetAddress>();
                for (var address : answer.split(" ", -1)) {
                    addresses.add(InetAddress.ofLiteral(address));
                }
                queue.add(addresses.toArray(InetAddress[]::new));
            }
            answers.put(name, queue);
            return this;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var queue = answers.get(host);
            if (queue == null) {
                return InetAddress.getAllByName(host);
            }
            return queue.size() > 1 ? queue.remove() : queue.element();
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static Receivers receivers(boolean allowHttp, Names names, String... internal) {
        return new Receivers(
                new ReceiverProperties(allowHttp, ANY_PORT, List.of(internal), DEADLINE, DEADLINE),
                names);
    }

    private static Names names() throws UnknownHostException {
        return new Names()
                .with("public.test", "93.184.215.14")
                .with("private.test", "10.0.0.5")
                .with("ula.test", "fd12:3456:789a::1")
                .with("mixed.test", "93.184.215.14 127.0.0.1")
                .with("mapped.test", "::ffff:169.254.169.254");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//127.0.0.1/",
                "//127.0.0.1:8443/x",
                "//127.8.9.10/",
                "//0.0.0.0/",
                "//10.0.0.1/",
                "//172.16.0.1/",
                "//172.31.255.255/",
                "//192.168.1.1/",
                "//169.254.169.254/latest/meta-data/",
                "//100.64.0.1/",
                "//100.127.255.254/",
                "//192.0.0.192/",
                "//192.0.2.1/",
                "//192.88.99.1/",
                "//198.18.0.1/",
                "//198.51.100.7/",
                "//203.0.113.9/",
                "//224.0.0.1/",
                "//239.255.255.250/",
                "//240.0.0.1/",
                "//255.255.255.255/",
                "//[::1]/",
                "//[::]/",
                "//[::ffff:127.0.0.1]/",
                "//[::ffff:a9fe:a9fe]/",
                "//[::127.0.0.1]/",
                "//[::7f00:1]/",
                "//[64:ff9b::7f00:1]/",
                "//[64:ff9b:1::7f00:1]/",
                "//[2002:7f00:1::]/",
                "//[2001::1]/",
                "//[2001:db8::1]/",
                "//[3fff::1]/",
                "//[5f00::1]/",
                "//[100::1]/",
                "//[fc00::1]/",
                "//[fd00:ec2::254]/",
                "//[fe80::1]/",
                "//[fec0::1]/",
                "//[ff02::1]/",
                "//localhost/",
                "//LOCALHOST/",
                "//private.test/",
                "//ula.test/",
                "//mixed.test/",
                "//mapped.test/"
            })
    void addressesThatAreNotPublicAreRefusedAtSaveAndAtConnect(String rest) throws Exception {
        try (var receivers = receivers(true, names())) {
            assertThat(refusal(receivers, "https:" + rest)).isEqualTo("url: address not allowed");
            assertThat(refusal(receivers, "http:" + rest)).isEqualTo("url: address not allowed");

            var reply = receivers.post(message("http:" + rest));
            assertThat(reply.error()).isEqualTo("address not allowed");
            assertThat(reply.status()).isNull();
            assertThat(reply.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "ftp://public.test/",
                "file:///etc/passwd",
                "gopher://public.test/",
                "http://public.test/",
                "https://",
                "https:///path",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://127.1/",
                "https://0/",
                "https://a_b.test/",
                "https://bücher.test/",
                "https://public.test@127.0.0.1/",
                "https://user:password@public.test/",
                "https://public.test/#part",
                "https://public.test\\@127.0.0.1/",
                "https://public.test /",
                "https://public.test\r\nHost: x/",
                "https://%31%32%37.0.0.1/",
                "https://unknown.invalid/"
            })
    void urlsThatCanBeReadInTwoWaysAreNotSaved(String url) throws Exception {
        try (var receivers = receivers(false, names())) {
            assertThat(refusal(receivers, url)).startsWith("url");
        }
    }

    @Test
    void portsOfOtherServicesAreNotSaved() throws Exception {
        var properties =
                new ReceiverProperties(
                        false, List.of("443", "8000-8999"), List.of(), DEADLINE, DEADLINE);
        try (var receivers = new Receivers(properties, names())) {
            assertThat(refusal(receivers, "https://public.test:22/")).contains("port 22");
            assertThat(refusal(receivers, "https://public.test:9000/")).contains("port 9000");
            assertThat(receivers.check("https://public.test:8443/a?b=c"))
                    .isEqualTo(URI.create("https://public.test:8443/a?b=c"));
            assertThat(receivers.check("HTTPS://public.test").getHost()).isEqualTo("public.test");
        }
    }

    private static String refusal(Receivers receivers, String url) {
        var problem = catchThrowableOfType(Problem.class, () -> receivers.check(url));
        assertThat(problem).as(url).isNotNull();
        assertThat(String.valueOf(problem.getBody().getProperties())).contains("field=url");
        return problem.detail();
    }

    private static Message message(String url) {
        return new Message(URI.create(url), Map.of("webhook-id", "msg_1"), "{}");
    }

    @Test
    void aNameThatChangesItsAddressAfterTheCheckReachesNothing() throws Exception {
        var names = names().with("rebind.test", "93.184.215.14", "127.0.0.1");
        try (var receiver = new Receiver(Receiver.ok());
                var receivers = receivers(true, names)) {
            var url = receivers.check("http://rebind.test:" + receiver.port() + "/").toString();

            assertThat(receivers.post(message(url)).error()).isEqualTo("address not allowed");
            assertThat(receiver.count()).isZero();
        }
    }

    @Test
    void anInternalNetworkCanBeAllowed() throws Exception {
        try (var receiver = new Receiver(Receiver.ok());
                var receivers = receivers(true, names(), "127.0.0.0/8")) {
            var reply = receivers.post(message(receivers.check(receiver.url()).toString()));

            assertThat(reply.delivered()).isTrue();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo("answer 200");
            assertThat(receiver.received().getFirst().line()).isEqualTo("POST /hook HTTP/1.1");
            assertThat(receiver.received().getFirst().headers())
                    .containsEntry("content-type", "application/json; charset=UTF-8")
                    .doesNotContainKey("accept-encoding");
            assertThat(refusal(receivers, "http://10.0.0.1/")).contains("address not allowed");
        }
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (var target = new Receiver(Receiver.ok());
                var receiver = new Receiver(Receiver.status(307, "Location: " + target.url()));
                var receivers = receivers(true, names(), "127.0.0.1")) {
            var reply = receivers.post(message(receiver.url()));

            assertThat(reply.delivered()).isFalse();
            assertThat(reply.error())
                    .isEqualTo("the endpoint answered 307; redirects are not followed");
            assertThat(target.count()).isZero();
        }
    }

    @Test
    void anEndlessAnswerIsReadForSixtyFourKilobytes() throws Exception {
        try (var receiver = new Receiver(Receiver.endless());
                var receivers = receivers(true, names(), "127.0.0.1")) {
            var reply = receivers.post(message(receiver.url()));

            assertThat(reply.delivered()).isTrue();
            assertThat(reply.body()).hasSize(64 * 1024);
        }
    }

    @Test
    void whatTakesTooLongEndsAtTheDeadline() throws Exception {
        for (var manners : List.of(Receiver.hanging(), Receiver.oneByteAtATime())) {
            try (var receiver = new Receiver(manners);
                    var receivers = receivers(true, names(), "127.0.0.1")) {
                requireLate(receivers.post(message(receiver.url())));
            }
        }
    }

    /// The system makes the connection; nobody ever speaks TLS on it.
    @Test
    void aHandshakeThatStallsEndsAtTheDeadline() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var receivers = receivers(true, names(), "127.0.0.1")) {
            requireLate(receivers.post(message("https://127.0.0.1:" + silent.getLocalPort())));
        }
    }

    @Test
    void aNameThatTakesTooLongEndsAtTheDeadline() throws Exception {
        var never = new CountDownLatch(1);
        var stuck =
                new Names() {
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

    private static void requireLate(Reply reply) {
        assertThat(reply.error())
                .isIn(
                        "no complete answer within 1.0 seconds",
                        "no connection or answer in time");
        assertThat(reply.took()).isBetween(DEADLINE.minusMillis(100), Duration.ofSeconds(5));
    }

    @Test
    void brokenConnectionsAreToldInPlainWords() throws Exception {
        try (var resetting = new Receiver(Receiver.reset());
                var plain = new Receiver(Receiver.ok());
                var receivers = receivers(true, names(), "127.0.0.1")) {
            var closed = new Receiver(Receiver.ok());
            closed.close();

            assertThat(receivers.post(message(resetting.url())).error())
                    .startsWith("the connection broke off");
            assertThat(receivers.post(message(closed.url())).error())
                    .isEqualTo("the connection was refused");
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
                var receivers = receivers(true, names(), "127.0.0.1")) {
            var reply = receivers.post(message(receiver.url()));

            assertThat(reply)
                    .usingRecursiveComparison()
                    .ignoringFields("took")
                    .isEqualTo(
                            new Reply(
                                    429,
                                    Duration.ZERO,
                                    "17",
                                    "answer 429",
                                    "the endpoint answered 429"));
        }
    }
}
