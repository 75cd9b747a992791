package org.productimporter.web.limits;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// What a client without credentials, or with few of them, can take from a server: bodies, time, connections and sessions.
/// Each test uses an address of its own.
@WebServerTest
@TestPropertySource(properties = {"product.importer.http.header-timeout=1s", "product.importer.http.stall-timeout=1s",
        "product.importer.http.connections-per-address=12", "product.importer.http.anonymous-sessions-per-address=3",
        "product.importer.http.sessions-per-user=2", "product.importer.limits.streams-at-once=1",
        "product.importer.limits.exports-at-once=1", "server.tomcat.connection-timeout=3s"})
@Timeout(60)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HttpLimitsIT {

    private static final int BLOCK = 8 * 1024;
    private static final int MEGABYTE = 1024 * 1024;

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;

    private static String post(String path, String headers) {
        return "POST " + path + " HTTP/1.1\nHost: localhost\nContent-Type: application/json\n" + headers + "\n";
    }

    private Rest administrator() {
        return Rest.administrator(port, data.root());
    }

    @Test
    void announcedLargeBodyWithoutTokenIsRefusedBeforeItArrives() throws IOException {
        try (var client = new RawClient(port, "127.0.0.11")) {
            var answer = client.send(post("/api/setup", "Content-Length: 60000000\n")).send("{").readAll();
            assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json", "65,536 bytes");
        }
    }

    /// The header of a chunked body does not tell its size.
    @Test
    void chunkedLargeBodyWithoutTokenIsRefusedWhileItArrives() throws IOException {
        try (var client = new RawClient(port, "127.0.0.11")) {
            client.send(post("/api/setup", "Transfer-Encoding: chunked\n"));
            assertThat(sendChunks(client, "{\"code\": \"")).isLessThan(8L * MEGABYTE);
            assertThat(client.readLine()).startsWith("HTTP/1.1 413");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 60000000\n", "Transfer-Encoding: chunked\n"})
    void largeBodyWithTokenIsRefused(String length) throws IOException {
        var secret = administrator()
                .json("/api/tokens", "{\"name\": \"%s\", \"scopes\": [\"webhooks:manage\"]}".formatted(length.strip()))
                .json()
                .path("secret")
                .asString();
        try (var client = new RawClient(port, "127.0.0.12")) {
            client.send(post("/api/webhooks", length + "Authorization: Bearer " + secret + "\n"));
            if (length.startsWith("Transfer")) {
                assertThat(sendChunks(client, "{\"url\": \"")).isLessThan(8L * MEGABYTE);
            }
            assertThat(client.readAll()).startsWith("HTTP/1.1 413").contains("1,048,576 bytes");
        }
    }

    /// Sends chunks of a JSON string without end, up to 60 MB, and returns how many bytes the server took.
    private static long sendChunks(RawClient client, String begin) throws IOException {
        var chunk = (Integer.toHexString(BLOCK) + "\r\n" + "x".repeat(BLOCK) + "\r\n").getBytes(US_ASCII);
        client.send(Integer.toHexString(begin.length()) + "\n" + begin + "\n");
        long sent = 0;
        try {
            while (sent < 60L * MEGABYTE) {
                client.send(chunk);
                sent += BLOCK;
            }
        } catch (IOException _) {
            // The server has closed the connection.
        }
        return sent;
    }

    /// A byte from time to time: an incomplete header, a body that is parsed, a form, a body that nobody reads.
    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\nX-Slow: ",
            "POST /api/setup HTTP/1.1\nHost: localhost\nContent-Type: application/json\nContent-Length: 60000\n\n{\"code\": \"",
            "POST /login HTTP/1.1\nHost: localhost\nContent-Type: application/x-www-form-urlencoded\nContent-Length: 9000\n\nusername=",
            "POST /api/imports HTTP/1.1\nHost: localhost\nContent-Type: text/csv\nContent-Length: 60000\n\nsku"})
    void slowRequestIsEnded(String begin) throws Exception {
        try (var client = new RawClient(port, "127.0.0.13")) {
            assertThat(client.send(begin).trickle(200)).isLessThan(120);
        }
    }

    @Test
    void connectionsOfOneAddressAreLimited() throws IOException {
        List<RawClient> open = new ArrayList<>();
        try {
            for (int i = 0; i < 12; i++) {
                open.add(new RawClient(port, "127.0.0.14"));
            }
            // A connection counts when the server has accepted it.
            open.forEach(client -> assertThat(status(client)).contains("200"));
            assertThat(get("127.0.0.14", "/actuator/health/liveness")).doesNotContain("HTTP");
            assertThat(get("127.0.0.15", "/actuator/health/liveness")).contains("200");
        } finally {
            for (var client : open) {
                client.close();
            }
        }
    }

    private static String status(RawClient client) {
        try {
            return client.send("GET /actuator/health/liveness HTTP/1.1\nHost: localhost\n\n").readLine();
        } catch (IOException _) {
            return "";
        }
    }

    private String get(String address, String path) throws IOException {
        try (var client = new RawClient(port, address)) {
            client.send("GET " + path + " HTTP/1.1\nHost: localhost\nConnection: close\n\n");
            return client.readAll();
        } catch (IOException _) {
            return "";
        }
    }

    @Test
    void signInPagesOfOneAddressAreLimited() throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(get("127.0.0.16", "/login")).startsWith("HTTP/1.1 200").contains("Set-Cookie");
        }
        assertThat(get("127.0.0.16", "/login")).startsWith("HTTP/1.1 503")
                .contains("Retry-After: 60")
                .doesNotContain("Set-Cookie");
        assertThat(get("127.0.0.17", "/login")).startsWith("HTTP/1.1 200");
    }

    /// The rows are more than the buffers between the database and a client hold.
    @Test
    void stalledExportBlocksOnlyItsCallerAndEnds() throws IOException {
        database.sql("""
                insert into product (sku, name, description)
                select 'stalled ' || n, 'n', repeat(md5(n::text), 300)
                from generate_series(1, 3000) n
                """).update();
        var caller = administrator();
        var other = caller.limitedTo("products:read");
        try (var stalled = new RawClient(port, "127.0.0.18")) {
            stalled.send("GET /api/products/export.csv HTTP/1.1\nHost: localhost\nAuthorization: %s\n\n"
                    .formatted(caller.request("/").build().headers().firstValue("Authorization").orElseThrow()));
            assertThat(stalled.readLine()).startsWith("HTTP/1.1 200");
            var refused = caller.get("/api/products/export.csv?sku_exact=none");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(other.get("/api/products/export.csv?sku_exact=none").status()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> caller.get("/api/products/export.csv?sku_exact=none").status() == 200);
        }
    }

    @Test
    void eventStreamsOfOneCallerAreLimited() throws IOException {
        var caller = administrator();
        var id = caller.csv("/api/imports", "sku\nA\n", Map.of()).json().path("id").asLong();
        var path = "/api/imports/" + id + "/events";
        try (var stream = new RawClient(port, "127.0.0.18")) {
            stream.send("GET %s HTTP/1.1\nHost: localhost\nAuthorization: %s\n\n".formatted(path,
                    caller.request("/").build().headers().firstValue("Authorization").orElseThrow()));
            assertThat(stream.readLine()).startsWith("HTTP/1.1 200");
            assertThat(caller.get(path).status()).isEqualTo(429);
        }
    }

    @Test
    void unknownPathsMakeNoSession() {
        for (var path : List.of("/actuator/nothing", "/api/nothing", "/nothing")) {
            assertThat(administrator().get(path).header("Set-Cookie")).as(path).isEmpty();
        }
    }

    /// The last one, because the setup is closed once there is a user.
    @Test
    @Order(Integer.MAX_VALUE)
    void sessionsOfOneUserAreLimited() throws IOException {
        var created = administrator().json("/api/users",
                "{\"name\": \"anna\", \"role\": \"viewer\", \"password\": \"blue whale on ice\"}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        var first = signIn();
        assertThat(isSignedIn(first)).isTrue();
        var others = List.of(signIn(), signIn());
        assertThat(isSignedIn(first)).isFalse();
        assertThat(others).allMatch(this::isSignedIn);
    }

    private String signIn() {
        var answer = new Rest(port, null).signIn("anna", "blue whale on ice");
        assertThat(answer.header("Location")).doesNotContain("error");
        return answer.cookie("JSESSIONID");
    }

    private boolean isSignedIn(String cookie) {
        var client = new Rest(port, null);
        return client.send(client.request("/imports").header("Cookie", cookie).build()).status() == 200;
    }
}
