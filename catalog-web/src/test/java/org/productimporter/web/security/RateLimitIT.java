package org.productimporter.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A server that allows five requests of each kind per minute: further ones get 429 with `Retry-After`, for any forwarded
/// address.
@WebServerTest
@TestPropertySource(properties = {"product.importer.limits.sign-ins-per-minute=5",
        "product.importer.limits.bad-tokens-per-minute=5", "product.importer.limits.setups-per-minute=5",
        "product.importer.limits.searches-per-minute=5", "product.importer.limits.uploads-at-once=1",
        "product.importer.limits.upload-wait=0s", "product.importer.upload.max-size=1000000TB"})
@Timeout(60)
class RateLimitIT {

    private static final int ALLOWED = 5;

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    private Rest administrator;
    private Rest anonymous;

    @BeforeEach
    void connect() {
        administrator = Rest.administrator(port, data.root());
        anonymous = new Rest(port, null);
    }

    /// Sends five accepted requests and one more, which is rejected.
    private static Rest.Answer exceed(int status, Supplier<Rest.Answer> request) {
        assertThat(IntStream.range(0, ALLOWED).map(_ -> request.get().status())).containsOnly(status);
        var rejected = request.get();
        assertThat(rejected.status()).isEqualTo(429);
        assertThat(Integer.parseInt(rejected.header("Retry-After"))).isBetween(1, 12);
        return rejected;
    }

    private static void requireProblem(Rest.Answer rejected) {
        assertThat(rejected.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(rejected.json().path("title").asString()).isEqualTo("Too Many Requests");
        assertThat(rejected.json().path("status").asInt()).isEqualTo(429);
        assertThat(rejected.json().path("detail").asString())
                .endsWith("; try again in " + rejected.header("Retry-After") + " s");
    }

    @Test
    void invalidTokensAreLimitedAndValidOnesAccepted() {
        var forwarded = IntStream.iterate(1, last -> last + 1).iterator();
        var rejected = exceed(401,
                () -> anonymous.send(anonymous.request("/api/imports")
                        .header("Authorization", "Bearer invalid")
                        // The server ignores this header.
                        .header("X-Forwarded-For", "10.9.8." + forwarded.next())
                        .build()));
        requireProblem(rejected);
        assertThat(administrator.get("/api/imports").status()).isEqualTo(200);
        assertThat(database.sql("select distinct address from audit_log where action = 'token.refused'")
                .query(String.class)
                .list()).hasSize(1).allMatch(address -> address.equals("127.0.0.1") || address.endsWith(":1"));
    }

    @Test
    void productSearchesAreLimitedPerCaller() {
        var other = administrator.limitedTo("products:read");
        requireProblem(exceed(200, () -> administrator.get("/api/products/")));
        for (var path : List.of("/api/products?search=x", "/api/%70roducts", "/api/product%73/")) {
            assertThat(administrator.get(path).status()).as(path).isEqualTo(429);
            assertThat(administrator.send(administrator.request(path).HEAD().build()).status()).as(path).isEqualTo(429);
        }
        assertThat(administrator.get("/api/products/7").status()).isEqualTo(404);
        assertThat(other.get("/api/products").status()).isEqualTo(200);
    }

    @Test
    void setupCodesAreLimited() throws IOException {
        var body = "{\"code\": \"%s\", \"name\": \"eve\", \"password\": \"blue whale on ice\"}";
        var rejected = exceed(403, () -> anonymous.json("/api/setup/", body.formatted("guessed")));
        assertThat(rejected.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(rejected.json().path("title").asString()).isEqualTo("Too many requests");
        var code = Files.readString(data.root().resolve("setup-code")).strip();
        assertThat(anonymous.json("/api/setup", body.formatted(code)).status()).isEqualTo(429);
    }

    @Test
    void signInsAreLimitedAndReturnToTheSignInPage() {
        var rejected = exceed(302, () -> anonymous.signIn("eve", "guessed"));
        assertThat(rejected.header("Refresh")).isEqualTo("0; url=/login?error");
        assertThat(rejected.body().strip())
                .isEqualTo("Too many attempts; try again in %s s".formatted(rejected.header("Retry-After")));
    }

    @Test
    void concurrentUploadsAreLimited() throws IOException {
        try (var open = new Socket("localhost", port)) {
            begin(open, 1000);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::isUploading);
            var second = administrator.csv("/api/imports", "sku\nA\n", Map.of());
            assertThat(second.status()).isEqualTo(429);
            assertThat(second.header("Retry-After")).isEqualTo("1");
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(administrator.csv("/api/imports", "sku\nA\n", Map.of()).status())
                        .isEqualTo(202));
    }

    @Test
    void fileThatDoesNotFitIsRejectedBeforeItsTransfer() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            begin(socket, 1_000_000_000_000_000_000L);
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 507");
        }
        assertThat(isUploading()).isFalse();
    }

    private boolean isUploading() throws IOException {
        try (var files = Files.list(data.uploads())) {
            return files.anyMatch(file -> file.toString().endsWith(".part"));
        }
    }

    /// Sends the first bytes of an upload.
    private void begin(Socket socket, long length) throws IOException {
        var token = Files.readString(data.root().resolve("admin-token")).strip();
        socket.getOutputStream().write("""
                POST /api/imports HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Content-Type: text/csv
                Content-Length: %d

                sku""".formatted(token, length).replace("\n", "\r\n").getBytes(UTF_8));
    }
}
