package org.productimporter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.productimporter.web.webhooks.testing.WebhookFixture.await;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.webhooks.testing.TestWebhookServer;
import org.productimporter.web.webhooks.testing.WebhookServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whoever reads the log, or a copy of the database, finds no password, token, webhook secret or
/// setup code in it, even with our own logging turned up to the most.
@WebhookServerTest
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class NoSecretIsWrittenIT {

    private static final String OURS = "org.productimporter";

    /// Tells every request and answer when it is turned up.
    private static final String WEB = "org.springframework.web";

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    @Autowired private LoggingSystem logging;

    private final List<String> secrets = new ArrayList<>();
    private final TestWebhookServer webhookServer = new TestWebhookServer(TestWebhookServer.ok());
    private Rest administrator;
    private Rest anybody;

    @BeforeEach
    void sayEverything() {
        administrator = Rest.administrator(port, data.root());
        anybody = new Rest(port, null);
        logging.setLogLevel(OURS, LogLevel.TRACE);
        logging.setLogLevel(WEB, LogLevel.DEBUG);
    }

    @AfterEach
    void sayAsMuchAsBefore() {
        webhookServer.close();
        logging.setLogLevel(OURS, null);
        logging.setLogLevel(WEB, null);
    }

    private String secret(String text) {
        secrets.add(text);
        return text;
    }

    @Test
    void noSecretIsInTheLogOrTheDatabase(CapturedOutput output) throws Exception {
        var code = setUp();
        signIn();
        useTokens();
        keepUsers();
        deliverEvents();

        assertThat(secrets).hasSize(15).doesNotContain("").doesNotHaveDuplicates();
        var logged = output.getAll();
        assertThat(logged).as("the log of requests").contains("/api/webhooks");
        assertThat(logged.lines().filter(line -> line.contains(code))).singleElement()
                .asString()
                .contains("There is no user yet. The setup code is " + code);
        for (var secret : secrets) {
            assertThat(logged).doesNotContain(secret);
        }
        var stored = allRows();
        assertThat(stored).contains("anna", webhookServer.url()).doesNotContain(code);
        for (var secret : secrets) {
            assertThat(stored).doesNotContain(secret);
        }
    }

    private String setUp() throws IOException {
        var body = "{\"code\": \"%s\", \"name\": \"anna\", \"password\": \"%s\"}";
        var code = Files.readString(data.root().resolve("setup-code")).strip();
        assertThat(anybody.json("/api/setup", body.formatted(secret("guessed-code-4711"), secret("purple tram 4711")))
                .status()).isEqualTo(403);
        assertThat(anybody.json("/api/setup", body.formatted(code, secret("orange boat 4712"))).status())
                .isEqualTo(201);
        assertThat(anybody.json("/api/setup", "{\"password\": \"" + secret("cut off 4713")).status()).isEqualTo(400);
        return code;
    }

    private void signIn() {
        assertThat(form("anna", "orange boat 4712")).isEqualTo("/");
        assertThat(form("anna", secret("yellow kite 4714"))).isEqualTo("/login?error");
        // People type their password into the wrong field.
        assertThat(form(secret("silver spoon 4715"), "")).isEqualTo("/login?error");
    }

    /// Where the form leads.
    private String form(String name, String password) {
        return anybody.signIn(name, password).header("Location").replaceFirst("http://[^/]*", "");
    }

    private void useTokens() throws IOException {
        secret(Files.readString(data.root().resolve("admin-token")).strip());
        var made = administrator.json("/api/tokens", "{\"name\": \"canary\", \"scopes\": [\"admin\"]}").json();
        var token = secret(made.path("secret").asString());
        assertThat(new Rest(port, token).get("/api/imports").status()).isEqualTo(200);
        var mistyped = secret(token.substring(0, token.length() - 1) + "!");
        assertThat(new Rest(port, mistyped).get("/api/imports").status()).isEqualTo(401);
        var basic = anybody.request("/api/imports")
                .header("Authorization", "Basic " + secret("YW5uYTpvcmFuZ2UgYm9hdA"))
                .build();
        assertThat(anybody.send(basic).status()).isEqualTo(401);
        administrator.delete("/api/tokens/" + made.path("token").path("id").asString());
        assertThat(new Rest(port, token).get("/api/imports").status()).isEqualTo(401);
    }

    private void keepUsers() {
        var bob = administrator.json("/api/users", "{\"name\": \"bob\", \"role\": \"viewer\", \"password\": \"%s\"}"
                .formatted(secret("wooden moon 4716")));
        assertThat(bob.status()).isEqualTo(201);
        var reset = "{\"password\": \"%s\"}";
        var path = bob.header("Location") + "/password";
        assertThat(administrator.json(path, reset.formatted(secret("stone river 4717"))).status()).isEqualTo(204);
        assertThat(administrator.json(path, reset.formatted(secret("short 4718"))).status()).isEqualTo(400);
    }

    private void deliverEvents() {
        var made = administrator.json("/api/webhooks", "{\"url\": \"" + webhookServer.url() + "\"}").json();
        secret(made.path("secret").asString());
        var path = "/api/webhooks/" + made.path("id").asLong();
        secret(administrator.post(path + "/rotate-secret").json().path("secret").asString());
        assertThat(administrator.post(path + "/test").json().path("delivered").asBoolean()).isTrue();
        administrator.json("/api/products", "{\"sku\": \"A\", \"name\": \"n\"}");
        await(() -> assertThat(webhookServer.count()).isEqualTo(2));
        await(() -> assertThat(administrator.get(path + "/deliveries").body()).contains("\"state\":\"delivered\""));
    }

    /// Every row of every table, as text.
    private String allRows() {
        return database.sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()
                .stream()
                .flatMap(table -> database.sql("select t::text from \"" + table + "\" t")
                        .query(String.class)
                        .list()
                        .stream())
                .collect(Collectors.joining("\n"));
    }
}
