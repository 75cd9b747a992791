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
import org.productimporter.web.webhooks.testing.TestWebhookServer;

@Timeout(60)
class WebhookClientTest {

    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final List<String> ANY_PORT = List.of("1-65535");

    private static WebhookClient client(boolean allowHttp, TestDnsResolver names, String... internal) {
        return new WebhookClient(
                new WebhookClientProperties(allowHttp, ANY_PORT, List.of(internal), DEADLINE, DEADLINE), names);
    }

    private static HttpMessage message(String url) {
        return new HttpMessage(URI.create(url), Map.of("webhook-id", "msg_1"), "{}");
    }

    @Test
    void dnsRebindingReachesNoInternalAddress() throws Exception {
        var names = TestDnsResolver.withTestHosts().with("rebind.test", "93.184.215.14", "127.0.0.1");
        try (var server = new TestWebhookServer(TestWebhookServer.ok()); var client = client(true, names)) {
            var url = client.validate("http://rebind.test:" + server.port() + "/").toString();

            assertThat(client.post(message(url)).error()).isEqualTo("address not allowed");
            assertThat(server.count()).isZero();
        }
    }

    @Test
    void anInternalNetworkCanBeAllowed() throws Exception {
        try (var server = new TestWebhookServer(TestWebhookServer.ok());
                var client = client(true, TestDnsResolver.withTestHosts(), "127.0.0.0/8")) {
            var reply = client.post(message(client.validate(server.url()).toString()));

            assertThat(reply.delivered()).isTrue();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo("answer 200");
            assertThat(server.received().getFirst().line()).isEqualTo("POST /hook HTTP/1.1");
            assertThat(server.received().getFirst().headers())
                    .containsEntry("content-type", "application/json; charset=UTF-8")
                    .doesNotContainKey("accept-encoding");
            assertThat(client.post(message("http://10.0.0.1/")).error()).isEqualTo("address not allowed");
        }
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (var target = new TestWebhookServer(TestWebhookServer.ok());
                var server = new TestWebhookServer(TestWebhookServer.status(307, "Location: " + target.url()));
                var client = client(true, TestDnsResolver.withTestHosts(), "127.0.0.1")) {
            var reply = client.post(message(server.url()));

            assertThat(reply.delivered()).isFalse();
            assertThat(reply.error()).isEqualTo("the server answered 307; redirects are not followed");
            assertThat(target.count()).isZero();
        }
    }

    @Test
    void anEndlessResponseIsReadUpToSixtyFourKilobytes() throws Exception {
        try (var server = new TestWebhookServer(TestWebhookServer.endless());
                var client = client(true, TestDnsResolver.withTestHosts(), "127.0.0.1")) {
            var reply = client.post(message(server.url()));

            assertThat(reply.delivered()).isTrue();
            assertThat(reply.body()).hasSize(64 * 1024);
        }
    }

    @Test
    void aSlowResponseTimesOut() throws Exception {
        for (var behaviour : List.of(TestWebhookServer.hanging(), TestWebhookServer.oneByteAtATime())) {
            try (var server = new TestWebhookServer(behaviour);
                    var client = client(true, TestDnsResolver.withTestHosts(), "127.0.0.1")) {
                requireTimeout(client.post(message(server.url())));
            }
        }
    }

    /// The operating system accepts the connection, but no TLS handshake follows.
    @Test
    void aStalledHandshakeTimesOut() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = client(true, TestDnsResolver.withTestHosts(), "127.0.0.1")) {
            requireTimeout(client.post(message("https://127.0.0.1:" + silent.getLocalPort())));
        }
    }

    @Test
    void aSlowNameResolutionTimesOut() throws Exception {
        var never = new CountDownLatch(1);
        var stuck = new TestDnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                // Not interruptible, like the resolver of the operating system.
                awaitUninterruptibly(never);
                return super.resolve(host);
            }
        };
        try (var client = client(true, stuck)) {
            requireTimeout(client.post(message("http://slow.test/")));
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
                // Continues to wait, like native code.
            }
        }
    }

    private static void requireTimeout(HttpReply reply) {
        assertThat(reply.error()).isIn("timed out after 1.0 seconds", "timed out");
        assertThat(reply.status()).isNull();
    }

    @Test
    void brokenConnectionsHaveReadableErrors() throws Exception {
        try (var resetting = new TestWebhookServer(TestWebhookServer.reset());
                var plain = new TestWebhookServer(TestWebhookServer.ok());
                var client = client(true, TestDnsResolver.withTestHosts(), "127.0.0.1")) {
            var closed = new TestWebhookServer(TestWebhookServer.ok());
            closed.close();

            assertThat(client.post(message(resetting.url())).error()).startsWith("connection lost");
            assertThat(client.post(message(closed.url())).error()).isEqualTo("connection refused");
            assertThat(client.post(message("http://unknown.invalid/")).error()).isEqualTo("host not found");
            assertThat(client.post(message(plain.url().replace("http", "https"))).error())
                    .matches("(TLS failed|connection lost): .*");
            assertThat(plain.count()).isZero();
        }
    }

    @Test
    void aServerErrorKeepsItsResponse() throws Exception {
        try (var server = new TestWebhookServer(TestWebhookServer.status(429, "Retry-After: 17"));
                var client = client(true, TestDnsResolver.withTestHosts(), "127.0.0.1")) {
            var reply = client.post(message(server.url()));

            assertThat(reply).usingRecursiveComparison()
                    .ignoringFields("duration")
                    .isEqualTo(new HttpReply(429, Duration.ZERO, "17", "answer 429", "the server answered 429"));
        }
    }
}
