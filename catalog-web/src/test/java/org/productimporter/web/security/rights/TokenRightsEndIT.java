package org.productimporter.web.security.rights;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Each way in which the rights of a token end, applied to open downloads, uploads and event streams. The rights end by SQL, as on
/// another node: this server learns it from the database only.
@WebServerTest
@Timeout(60)
class TokenRightsEndIT {

    /// A second, and another one for a busy computer.
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final int PIECE = 64 * 1024;

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private RightsService rights;
    @Autowired private JdbcClient database;

    private Rest administrator;
    private String secret;

    /// How the rights of a token end.
    enum End {
        REVOKED("update api_token set revoked_at = now() where name = 'sync'"),
        EXPIRED("update api_token set expires_at = now() - interval '1 second' where name = 'sync'"),
        OWNER_DISABLED("update app_user set enabled = false where name = 'anna'"),
        OWNER_DEMOTED("update app_user set role = 'viewer' where name = 'anna'");

        private final String sql;

        End(String sql) {
            this.sql = sql;
        }
    }

    @BeforeEach
    void createToken() {
        administrator = Rest.administrator(port, data.root());
        database.sql("delete from api_token where created_by <> 'server'").update();
        database.sql("delete from app_user").update();
        administrator.json("/api/users",
                "{\"name\": \"anna\", \"role\": \"admin\", \"password\": \"blue whale on ice\"}");
        secret = secret("sync");
        awaitAtOnce(() -> rights.watched() == 0);
    }

    private String secret(String name) {
        return administrator
                .json("/api/tokens", "{\"name\": \"%s\", \"scopes\": [\"admin\"], \"owner\": \"anna\"}".formatted(name))
                .json()
                .path("secret")
                .asString();
    }

    @AfterEach
    void removeRows() {
        database.sql("delete from import").update();
        database.sql("delete from scheduled_tasks").update();
        database.sql("delete from product").update();
    }

    private void end(String sql) {
        assertThat(database.sql(sql).update()).isEqualTo(1);
    }

    private static void awaitAtOnce(BooleanSupplier condition) {
        await().pollInterval(Duration.ofMillis(20)).atMost(AT_ONCE).until(condition::getAsBoolean);
    }

    static Stream<Arguments> downloads() {
        return Arrays.stream(End.values())
                .flatMap(way -> Stream.of("/api/products/export.csv", "/api/imports/%d/rejections.csv")
                        .map(path -> Arguments.of(way, path)));
    }

    @ParameterizedTest
    @MethodSource("downloads")
    void downloadBreaksOff(End way, String path) throws IOException {
        var id = fillTables();
        try (var client = new Socket("localhost", port)) {
            client.setReceiveBufferSize(PIECE);
            send(client, "GET " + path.formatted(id) + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + secret
                    + "\r\n\r\n");
            assertThat(new String(client.getInputStream().readNBytes(PIECE), UTF_8)).startsWith("HTTP/1.1 200");

            end(way.sql);

            awaitAtOnce(() -> rights.watched() == 0);
            var rest = readToEnd(client);
            assertThat(rest.length).as("less than was sent").isLessThan(20_000_000);
            assertThat(new String(rest, Math.max(0, rest.length - 7), Math.min(7, rest.length), UTF_8))
                    .as("looks incomplete")
                    .doesNotEndWith("\r\n0\r\n\r\n");
        }
    }

    /// Fails if the connection stays open.
    private static byte[] readToEnd(Socket client) throws IOException {
        client.setSoTimeout((int) AT_ONCE.toMillis());
        var received = new ByteArrayOutputStream();
        try {
            client.getInputStream().transferTo(received);
        } catch (SocketException _) {
            // The server reset the connection, because the client had not read what was sent.
        }
        return received.toByteArray();
    }

    /// 30 MB of products and of rejections.
    private long fillTables() {
        var id = queuedImport();
        database.sql("""
                insert into product (sku, name, description)
                select 'R-' || n, 'n', repeat('x', 10000)
                from generate_series(1, 3000) n
                """).update();
        database.sql("""
                insert into import_rejection (import_id, line, chunk_no, record, column_name, code, message, raw)
                select :id, n, 1, n, null, 'column_count', 'why', repeat('x', 10000)
                from generate_series(1, 3000) n
                """).param("id", id).update();
        return id;
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(UTF_8));
        client.getOutputStream().flush();
    }

    @ParameterizedTest
    @EnumSource
    void uploadIsRefusedInTheMiddle(End way) throws IOException {
        try (var client = new Socket("localhost", port)) {
            send(client,
                    "POST /api/imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nContent-Length: 500000\r\n"
                            + "Connection: close\r\nAuthorization: Bearer " + secret + "\r\n\r\nsku\n"
                            + "A\n".repeat(1000));
            awaitAtOnce(() -> rights.watched() == 1);

            end(way.sql);

            awaitAtOnce(() -> rights.watched() == 0);
            send(client, "A\n".repeat(1000));
            assertThat(new String(client.getInputStream().readNBytes(12), UTF_8)).isEqualTo("HTTP/1.1 401");
        }
        assertThat(database.sql("select count(*) from import").query(Long.class).single()).isZero();
    }

    private Socket follow(long id, String token) throws IOException {
        var client = new Socket("localhost", port);
        client.setSoTimeout((int) AT_ONCE.toMillis());
        send(client, "GET /api/imports/" + id + "/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: Bearer " + token + "\r\n\r\n");
        assertThat(new String(client.getInputStream().readNBytes(12), UTF_8)).isEqualTo("HTTP/1.1 200");
        return client;
    }

    private long queuedImport() {
        return administrator.csv("/api/imports", "sku\nA-1\n", Map.of()).json().path("id").asLong();
    }

    @ParameterizedTest
    @EnumSource
    void eventStreamEnds(End way) throws IOException {
        try (var client = follow(queuedImport(), secret)) {
            end(way.sql);

            // Fails by its timeout if the stream stays open.
            assertThat(new String(client.getInputStream().readAllBytes(), UTF_8)).contains("event:import");
        }
    }

    @Test
    void otherTokensKeepWhatIsOpen() throws IOException {
        var id = queuedImport();
        try (var client = follow(id, secret); var other = follow(id, secret("other"))) {
            awaitAtOnce(() -> rights.watched() == 2);

            end(End.REVOKED.sql);

            assertThat(client.getInputStream().readAllBytes()).isNotEmpty();
            administrator.post("/api/imports/" + id + "/stop");
            assertThat(new String(other.getInputStream().readAllBytes(), UTF_8)).contains("\"state\":\"stopped\"");
        }
    }
}
