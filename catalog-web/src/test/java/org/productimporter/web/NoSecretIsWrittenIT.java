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
import org.productimporter.db.testing.OnPostgres;
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

/// Neither the log nor the database contains a password, token, webhook secret or setup code, even at the most verbose log
/// level.
@OnPostgres
@WebhookServerTest
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class NoSecretIsWrittenIT {

    private static final String PRODUCT_LOGGER = "org.productimporter";

    /// Logs every request and response at level DEBUG.
    private static final String WEB_LOGGER = "org.springframework.web";

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    @Autowired private LoggingSystem logging;

    private final List<String> secrets = new ArrayList<>();
    private final TestWebhookServer webhookServer = new TestWebhookServer(TestWebhookServer.ok());
    private Rest administrator;
    private Rest anonymous;

    @BeforeEach
    void enableVerboseLogging() {
        administrator = Rest.administrator(port, data.root());
        anonymous = new Rest(port, null);
        logging.setLogLevel(PRODUCT_LOGGER, LogLevel.TRACE);
        logging.setLogLevel(WEB_LOGGER, LogLevel.DEBUG);
    }

    @AfterEach
    void resetLogging() {
        webhookServer.close();
        logging.setLogLevel(PRODUCT_LOGGER, null);
        logging.setLogLevel(WEB_LOGGER, null);
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
        createUsers();
        sendWebhooks();

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
        assertThat(anonymous.json("/api/setup", body.formatted(secret("guessed-code-4711"), secret("purple tram 4711")))
                .status()).isEqualTo(403);
        assertThat(anonymous.json("/api/setup", body.formatted(code, secret("orange boat 4712"))).status())
                .isEqualTo(201);
        assertThat(anonymous.json("/api/setup", "{\"password\": \"" + secret("cut off 4713")).status()).isEqualTo(404);
        return code;
    }

    private void signIn() {
        assertThat(submitForm("anna", "orange boat 4712")).isEqualTo("/");
        assertThat(submitForm("anna", secret("yellow kite 4714"))).isEqualTo("/login?error");
        // Users enter their password into the wrong field.
        assertThat(submitForm(secret("silver spoon 4715"), "")).isEqualTo("/login?error");
    }

    /// Submits the sign-in form and returns the target of the redirect.
    private String submitForm(String name, String password) {
        return anonymous.signIn(name, password).header("Location").replaceFirst("http://[^/]*", "");
    }

    private void useTokens() throws IOException {
        secret(Files.readString(data.root().resolve("admin-token")).strip());
        var created = administrator.json("/api/tokens", "{\"name\": \"canary\", \"scopes\": [\"admin\"]}").json();
        var token = secret(created.path("secret").asString());
        assertThat(new Rest(port, token).get("/api/imports").status()).isEqualTo(200);
        var mistyped = secret(token.substring(0, token.length() - 1) + "!");
        assertThat(new Rest(port, mistyped).get("/api/imports").status()).isEqualTo(401);
        var basic = anonymous.request("/api/imports")
                .header("Authorization", "Basic " + secret("YW5uYTpvcmFuZ2UgYm9hdA"))
                .build();
        assertThat(anonymous.send(basic).status()).isEqualTo(401);
        administrator.delete("/api/tokens/" + created.path("token").path("id").asString());
        assertThat(new Rest(port, token).get("/api/imports").status()).isEqualTo(401);
    }

    private void createUsers() {
        var bob = administrator.json("/api/users", "{\"name\": \"bob\", \"role\": \"viewer\", \"password\": \"%s\"}"
                .formatted(secret("wooden moon 4716")));
        assertThat(bob.status()).isEqualTo(201);
        var reset = "{\"password\": \"%s\"}";
        var path = bob.header("Location") + "/password";
        assertThat(administrator.json(path, reset.formatted(secret("stone river 4717"))).status()).isEqualTo(204);
        assertThat(administrator.json(path, reset.formatted(secret("short 4718"))).status()).isEqualTo(400);
    }

    private void sendWebhooks() {
        var created = administrator.json("/api/webhooks", "{\"url\": \"" + webhookServer.url() + "\"}").json();
        secret(created.path("secret").asString());
        var path = "/api/webhooks/" + created.path("id").asLong();
        secret(administrator.post(path + "/rotate-secret").json().path("secret").asString());
        assertThat(administrator.post(path + "/test").json().path("delivered").asBoolean()).isTrue();
        administrator.json("/api/products", "{\"sku\": \"A\", \"name\": \"n\"}");
        await(() -> assertThat(webhookServer.count()).isEqualTo(2));
        await(() -> assertThat(administrator.get(path + "/deliveries").body()).contains("\"state\":\"delivered\""));
    }

    /// Returns every row of every table as text.
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
