package org.productimporter.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.files.DataFolder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@WebServerTest
@Timeout(60)
class AccessIT {

    @LocalServerPort private int port;
    @Autowired private DataFolder data;
    @Autowired private Tokens tokens;
    @Autowired private JdbcClient database;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private Rest administrator;

    @BeforeEach
    void signIn() {
        administrator = Rest.administrator(port, data.root());
        database.sql("delete from api_token where created_by <> 'server'").update();
    }

    @Test
    void everyMappingHasARule() {
        var rules =
                ScopeTable.RULES.stream().map(rule -> rule.method() + " " + rule.path()).toList();
        var mapped =
                mappings.getHandlerMethods().keySet().stream()
                        .flatMap(
                                info ->
                                        info.getPatternValues().stream()
                                                .flatMap(
                                                        path ->
                                                                info.getMethodsCondition()
                                                                                .getMethods()
                                                                                .isEmpty()
                                                                        ? Stream.of("ANY " + path)
                                                                        : info
                                                                                .getMethodsCondition()
                                                                                .getMethods()
                                                                                .stream()
                                                                                .map(
                                                                                        method ->
                                                                                                method
                                                                                                        + " "
                                                                                                        + path)))
                        .distinct()
                        .filter(request -> !isOpen(request))
                        .toList();

        assertThat(mapped).containsExactlyInAnyOrderElementsOf(rules);
    }

    /// Descriptions of the API, and the page for errors, which no request reaches from outside.
    private static boolean isOpen(String request) {
        var path = request.substring(request.indexOf(' ') + 1);
        return path.equals("/error") || ScopeTable.OPEN.contains(path);
    }

    @Test
    void nobodyGetsInWithoutAGoodToken() {
        var expired = tokens.create("expired", List.of("admin"), null, "test");
        database.sql(
                        "update api_token set expires_at = now() - interval '1 second' where name = 'expired'")
                .update();
        var revoked = tokens.create("revoked", List.of("admin"), null, "test");
        tokens.revoke(revoked.token().id(), "test");
        var secret = tokens.create("good", List.of("admin"), null, "test").secret();
        var mistyped =
                secret.substring(0, 20)
                        + (secret.charAt(20) == 'a' ? 'b' : 'a')
                        + secret.substring(21);
        var bad =
                Stream.of(
                        null,
                        "",
                        "rubbish",
                        mistyped,
                        TokenText.generate(),
                        expired.secret(),
                        revoked.secret(),
                        "x".repeat(5000));
        for (var token : bad.toList()) {
            var stranger = new Rest(port, token);
            for (var rule : ScopeTable.RULES) {
                for (var slash : List.of("", "/")) {
                    var answer = send(stranger, rule, slash);
                    assertThat(answer.status()).as("%s %s", rule, token).isEqualTo(401);
                    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
                    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
                    assertThat(answer.header("Set-Cookie")).isEmpty();
                }
            }
        }
    }

    @Test
    void everyOtherScopeIsRefused() {
        for (var scope : Scope.values()) {
            var client =
                    new Rest(
                            port,
                            tokens.create("only " + scope, List.of(scope.text()), null, "test")
                                    .secret());
            for (var rule : ScopeTable.RULES) {
                if (scope != Scope.ADMIN && scope != rule.scope()) {
                    var answer = send(client, rule, "");
                    assertThat(answer.status()).as("%s with %s", rule, scope).isEqualTo(403);
                    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
                } else {
                    var probe = rule.method().name().equals("GET") && !rule.path().contains("{");
                    assertThat(probe ? send(client, rule, "").status() : 200)
                            .as("%s", rule)
                            .isEqualTo(200);
                }
            }
        }
    }

    private static Rest.Answer send(Rest client, ScopeTable.Rule rule, String slash) {
        var path = rule.path().replaceAll("\\{\\w+}", "77") + slash;
        return client.send(
                client.request(path).method(rule.method().name(), BodyPublishers.noBody()).build());
    }

    @Test
    void operatorsEndpointsNeedTheirScopes() {
        var nobody = new Rest(port, null);
        var metrics =
                new Rest(
                        port,
                        tokens.create("prometheus", List.of("metrics:read"), null, "test")
                                .secret());
        for (var open :
                List.of(
                        "/actuator/health",
                        "/actuator/health/readiness",
                        "/actuator/health/liveness")) {
            assertThat(nobody.get(open).status()).as(open).isEqualTo(200);
            assertThat(nobody.get(open).body()).doesNotContain("PostgreSQL");
        }
        assertThat(nobody.get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(metrics.get("/actuator/prometheus").status()).isEqualTo(200);
        assertThat(metrics.get("/actuator/prometheus").body())
                .contains("product_importer_uploads_active");
        for (var admin : List.of("/actuator", "/actuator/metrics", "/actuator/info")) {
            assertThat(nobody.get(admin).status()).as(admin).isEqualTo(401);
            assertThat(metrics.get(admin).status()).as(admin).isEqualTo(403);
            assertThat(administrator.get(admin).status()).as(admin).isEqualTo(200);
        }
        for (var closed :
                List.of("/error", "/api/none", "/actuator/env", "/webjars/x", "/api/importss")) {
            assertThat(nobody.get(closed).status()).as(closed).isEqualTo(401);
        }
        assertThat(administrator.get("/api/none").status()).isEqualTo(403);
    }

    @Test
    void theDescriptionIsOpen() {
        var nobody = new Rest(port, null);
        var description = nobody.get("/api/openapi");
        assertThat(description.status()).isEqualTo(200);
        assertThat(description.json().path("openapi").asString()).startsWith("3.1");
        for (var rule : ScopeTable.RULES) {
            var operation =
                    description
                            .json()
                            .path("paths")
                            .path(rule.path())
                            .path(rule.method().name().toLowerCase(Locale.ROOT));
            assertThat(operation.path("summary").asString("")).as("%s", rule).isNotEmpty();
        }
        assertThat(nobody.get("/api/docs").status()).isIn(200, 302);
        assertThat(nobody.get("/api/swagger-ui/index.html").status()).isEqualTo(200);
    }

    @Test
    void administratorsKeepTokens() {
        var created =
                administrator.json(
                        "/api/tokens", "{\"name\": \"shop\", \"scopes\": [\"imports:read\"]}");
        assertThat(created.status()).isEqualTo(201);
        var secret = created.json().path("secret").asString();
        var id = created.json().path("token").path("id").asString();
        assertThat(secret)
                .matches("pcat_[0-9A-Za-z]{8}_[0-9A-Za-z]{32}_[0-9A-Za-z]{6}")
                .contains(id);
        assertThat(Instant.parse(created.json().path("token").path("expires_at").asString()))
                .isAfter(Instant.now().plusSeconds(364L * 86400));
        assertThat(administrator.get("/api/tokens").body()).contains(id).doesNotContain(secret);
        assertThat(new Rest(port, secret).get("/api/imports").status()).isEqualTo(200);
        assertThat(
                        administrator
                                .json(
                                        "/api/tokens",
                                        "{\"name\": \"shop\", \"scopes\": [\"admin\"]}")
                                .status())
                .isEqualTo(409);
        assertThat(
                        administrator
                                .json("/api/tokens", "{\"name\": \"s\", \"scopes\": [\"all\"]}")
                                .status())
                .isEqualTo(400);

        assertThat(administrator.delete("/api/tokens/" + id).status()).isEqualTo(204);
        assertThat(new Rest(port, secret).get("/api/imports").status()).isEqualTo(401);
        assertThat(administrator.delete("/api/tokens/" + id).status()).isEqualTo(404);
        var own =
                database.sql("select id from api_token where created_by = 'server'")
                        .query(String.class)
                        .single();
        assertThat(administrator.delete("/api/tokens/" + own).status()).isEqualTo(409);
        assertThat(
                        database.sql("select string_agg(t::text, '') from api_token t")
                                .query(String.class)
                                .single())
                .doesNotContain(secret);
    }

    @Test
    void answersCarrySecurityHeaders() {
        var answer = administrator.get("/api/imports");
        assertThat(
                        Map.of(
                                "X-Content-Type-Options", answer.header("X-Content-Type-Options"),
                                "X-Frame-Options", answer.header("X-Frame-Options"),
                                "Content-Security-Policy", answer.header("Content-Security-Policy"),
                                "Referrer-Policy", answer.header("Referrer-Policy")))
                .isEqualTo(
                        Map.of(
                                "X-Content-Type-Options", "nosniff",
                                "X-Frame-Options", "DENY",
                                "Content-Security-Policy",
                                        "default-src 'none'; frame-ancestors 'none'",
                                "Referrer-Policy", "no-referrer"));
    }
}
