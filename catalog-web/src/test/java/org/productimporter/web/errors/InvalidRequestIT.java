package org.productimporter.web.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What cannot be decoded, parsed or stored is answered by 400 with the name of the field, one line in the log and no stack trace.
@WebServerTest
@Timeout(60)
class InvalidRequestIT {

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;

    private final LogCapture log = new LogCapture();
    private Rest administrator;

    @BeforeEach
    void connect() {
        administrator = Rest.administrator(port, data.root());
    }

    @AfterEach
    void close() {
        log.close();
    }

    private void requireInvalid(Rest.Answer answer, String field) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("errors").path(0).path("field").asString("")).as(answer.body()).isEqualTo(field);
        assertThat(answer.json().path("errors").path(0).path("message").asString("")).startsWith(field);
        assertThat(log.alarms()).isEmpty();
        assertThat(log.messagesOf(ClientErrorLog.class)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"/api/imports?file_name=%00, file_name", "/api/audit?actor=a%00b, actor",
            "/api/jobs/executions?name=%00, name", "/api/products?search=%00, search",
            "/api/imports?from=%2B900000000-01-01T00:00:00Z, from", "/api/audit?to=-0001-01-01T00:00:00Z, to",
            "/api/imports?to=yesterday, to", "/api/imports?from=7, from", "/api/imports?page_size=0x3, page_size",
            "/api/imports?page_size=%2B3, page_size", "/api/imports?page_size=%D9%A3, page_size",
            "/api/imports?page_size=%203, page_size", "/api/imports?page_size=99999999999, page_size",
            "/api/imports/0x3, id", "/api/imports/%D9%A3, id", "/api/imports/+3, id", "/api/imports/%203, id",
            "/api/products/99999999999999999999, id", "/api/jobs/executions/1/history?runs=1e2, runs"})
    void parameterIsNamed(String path, String field) {
        requireInvalid(administrator.get(path), field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/api/tokens | {'name': 'x', 'scopes': [null]} | scopes",
            "/api/tokens | {'name': 'x', 'scopes': ['admin'], 'expires_at': '+900000000-01-01T00:00:00Z'} | expires_at",
            "/api/tokens | {'name': 'x', 'scopes': ['admin'], 'expires_at': 1900000000} | expires_at",
            "/api/tokens | {'name': 'x', 'name': 'y', 'scopes': ['admin']} | name",
            "/api/tokens | {'name': 7, 'scopes': ['admin']} | name",
            "/api/tokens | {'name': true, 'scopes': ['admin']} | name",
            "/api/tokens | {'name': 'x', 'scopes': 'admin'} | scopes",
            "/api/tokens | {'name': 'x', 'colour': 1} | colour",
            "/api/webhooks | {'url': 'https://example.com', 'enabled': 0} | enabled",
            "/api/webhooks | {'url': 'https://example.com', 'enabled': 'true'} | enabled",
            "/api/webhooks | {'url': 'https://example.com', 'description': 'a\\u0000b'} | description",
            "/api/webhooks | {'url': 'https://example.com', 'description': '\\ud800'} | description",
            "/api/users | {'name': 'a\\u0000', 'role': 'admin'} | name",
            "/api/products | {'sku': 'a', 'sku': 'b'} | sku"})
    void bodyFieldIsNamed(String path, String body, String field) {
        requireInvalid(administrator.json(path, body.replace('\'', '"')), field);
    }

    @Test
    void hugeListsAreRefused() {
        var scopes = "\"admin\",".repeat(100_000) + "\"admin\"";
        requireInvalid(administrator.json("/api/tokens", "{\"name\": \"x\", \"scopes\": [" + scopes + "]}"), "scopes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "7", "{", "{\"name\":", "{} {}", "{}x", "\"x\""})
    void bodyThatIsNoObjectIsExplained(String body) {
        for (var path : new String[] {"/api/tokens", "/api/products"}) {
            var answer = administrator.json(path, body);
            assertThat(answer.status()).as(path + answer.body()).isEqualTo(400);
            assertThat(answer.json().path("detail").asString()).startsWith("The body is ");
        }
        assertThat(log.alarms()).isEmpty();
    }

    @Test
    void deepNestingIsRefusedWithoutClassNames() {
        for (var path : new String[] {"/api/tokens", "/api/products", "/api/imports"}) {
            var answer = administrator.json(path, "[".repeat(100_000));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("Constraints");
        }
        assertThat(log.alarms()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"username=%zz&password=x", "username=%ff&password=x", "username=%00&password=x", "username=%"})
    void formThatCannotBeReadIsRefused(String form) {
        var request = administrator.request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();

        assertThat(administrator.send(request).status()).isEqualTo(400);
        assertThat(log.alarms()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Accept, garbage, 400", "Accept, image/*;q=2, 400", "Content-Type, */*, 415",
            "Content-Type, garbage, 415", "Content-Type, application/json;charset=none, 415"})
    void invalidMediaTypeIsRefused(String header, String value, int status) {
        var request =
                administrator.request("/api/tokens").header(header, value).POST(BodyPublishers.ofString("{}")).build();
        var answer = administrator.send(request);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("detail").asString()).startsWith(header + " must be ");
        assertThat(log.alarms()).isEmpty();
    }

    @Test
    void descriptionNamesMembersAsInJson() {
        var schemas = administrator.get("/api/openapi").json().path("components").path("schemas");
        assertThat(schemas.path("WebhookChange").path("properties").propertyNames()).contains("event_types");
    }

    @Test
    void valueThatOnlyTheDatabaseRefusesIsInvalid() {
        // The base64 of k1: and a sort key with U+0000.
        var answer = administrator.get("/api/products?ordering=name&cursor=azE6AA");
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(log.alarms()).isEmpty();
    }

    @Test
    void unknownActuatorPathsHaveNoSession() {
        for (var path : new String[] {"/actuator/nope", "/actuator/nope/x", "/actuator/healthx"}) {
            var answer = administrator.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing-here", "/imports/1/2/3", "/index.html.bak"})
    void browserGetsAPageForAnUnknownAddress(String path) {
        var anonymous = new Rest(port, null);
        var answer = anonymous.send(anonymous.request(path).header("Accept", "text/html,*/*;q=0.8").build());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("<title>Page not found", "<h1>Page not found</h1>", "lang=\"en\"");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Content-Security-Policy")).contains("style-src 'self'");
        assertThat(anonymous.get(path).status()).isEqualTo(401);
        assertThat(anonymous.send(anonymous.request("/api/none").header("Accept", "text/html").build()).status())
                .isEqualTo(401);
    }
}
