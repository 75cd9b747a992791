package org.productimporter.web.security.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.security.Role;
import org.productimporter.web.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@WebServerTest
@Timeout(60)
class EveryRequestIT {

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;

    @Autowired @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    private Rest administrator;

    @BeforeEach
    void signIn() {
        administrator = Rest.administrator(port, data.root());
        database.sql("delete from api_token where created_by <> 'server'").update();
        database.sql("delete from app_user").update();
    }

    @Test
    void everyMappingHasARule() {
        var rules = Stream.concat(RequestScopes.RULES.stream().map(rule -> rule.method() + " " + rule.path()),
                RequestScopes.WITHOUT_TOKEN.stream().map(open -> open.method() + " " + open.path())).toList();
        var mapped = mappings.getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(EveryRequestIT::requests)
                .distinct()
                .filter(request -> !isOpen(request))
                .toList();

        assertThat(mapped).containsExactlyInAnyOrderElementsOf(rules);
    }

    private static Stream<String> requests(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues()
                .stream()
                .map(EveryRequestIT::withoutExpressions)
                .flatMap(path -> methods.isEmpty() ? Stream.of("ANY " + path)
                        : methods.stream().map(method -> method + " " + path));
    }

    /// A rule names a variable of the path without the regular expression that it matches.
    private static String withoutExpressions(String path) {
        return path.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
    }

    /// The description of the API and the error page, which no external request reaches.
    private static boolean isOpen(String request) {
        var path = request.substring(request.indexOf(' ') + 1);
        return path.equals("/error") || RequestScopes.DESCRIPTION.contains(path);
    }

    @Test
    void requestsWithoutAValidTokenAreRejected() {
        for (var header : invalidHeaders()) {
            for (var rule : RequestScopes.RULES) {
                for (var slash : List.of("", "/")) {
                    var answer = send(new Rest(port, null), rule, slash, header);
                    assertThat(answer.status()).as("%s %s", rule, header).isEqualTo(401);
                    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
                    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
                    assertThat(answer.header("Set-Cookie")).isEmpty();
                }
            }
        }
    }

    private List<Map.Entry<String, String>> invalidHeaders() {
        var expired = secret("expired");
        database.sql("update api_token set expires_at = now() - interval '1 second' where name = 'expired'").update();
        var revoked = secret("revoked");
        database.sql("update api_token set revoked_at = now() where name = 'revoked'").update();
        var valid = secret("valid");
        var deleted = secret("deleted");
        database.sql("delete from api_token where name = 'deleted'").update();
        var mistyped = valid.substring(0, 20) + (valid.charAt(20) == 'a' ? 'b' : 'a') + valid.substring(21);
        return List.of(Map.entry("X-Nothing", "nothing"), Map.entry("Cookie", sessionOfAnAdministrator()),
                Map.entry("Cookie", "JSESSIONID=0123456789ABCDEF; token=" + valid),
                Map.entry("Authorization", "Basic YWRtaW46YWRtaW4="), Map.entry("Authorization", "Bearer invalid"),
                Map.entry("Authorization", "Bearer " + mistyped), Map.entry("Authorization", "Bearer " + deleted),
                Map.entry("Authorization", "Bearer " + expired), Map.entry("Authorization", "Bearer " + revoked),
                Map.entry("Authorization", "Bearer " + "x".repeat(5000)));
    }

    private String sessionOfAnAdministrator() {
        var password = "blue whale on ice";
        administrator.json("/api/users",
                "{\"name\": \"root\", \"role\": \"admin\", \"password\": \"%s\"}".formatted(password));
        var session = new Rest(port, null).signIn("root", password).cookie("JSESSIONID");
        var page = new Rest(port, null).request("/users").header("Cookie", session).build();
        assertThat(administrator.send(page).status()).as("the console's page").isEqualTo(200);
        return session;
    }

    private String secret(String name) {
        return administrator.json("/api/tokens", "{\"name\": \"" + name + "\", \"scopes\": [\"admin\"]}")
                .json()
                .path("secret")
                .asString();
    }

    @Test
    void trailingSlashChangesNothing() {
        for (var rule : RequestScopes.RULES) {
            var plain = send(administrator, rule, "", Map.entry("X-Nothing", "nothing"));
            var slash = send(administrator, rule, "/", Map.entry("X-Nothing", "nothing"));
            assertThat(slash.status()).as("%s", rule).isEqualTo(plain.status());
            assertThat(slash.header("Content-Type")).as("%s", rule).isEqualTo(plain.header("Content-Type"));
            if (plain.status() >= 400) {
                assertThat(slash.body()).as("%s", rule).isEqualTo(plain.body());
            }
        }
    }

    @Test
    void eachScopeAllowsExactlyItsRequests() {
        for (var scope : Scope.values()) {
            var held = scope == Scope.ADMIN ? Set.of(Scope.values()) : Set.of(scope);
            requireExactly(administrator.limitedTo(scope.text()), held, scope.text());
        }
    }

    @Test
    void eachRoleAllowsExactlyItsScopes() {
        for (var role : Role.values()) {
            var name = "role-" + role.text();
            var user = administrator.json("/api/users",
                    "{\"name\": \"%s\", \"role\": \"%s\", \"password\": \"blue whale on ice\"}".formatted(name,
                            role.text()));
            assertThat(user.status()).as(user.body()).isEqualTo(201);
            var token = administrator.json("/api/tokens",
                    "{\"name\": \"%s\", \"scopes\": [\"admin\"], \"owner\": \"%s\"}".formatted(name, name));
            var client = new Rest(port, token.json().path("secret").asString());
            requireExactly(client, role.scopes(), role.text());
        }
    }

    private static void requireExactly(Rest client, Set<Scope> held, String who) {
        for (var rule : RequestScopes.RULES) {
            var answer = send(client, rule, "", Map.entry("X-Nothing", "nothing"));
            if (held.contains(rule.scope())) {
                assertThat(answer.status()).as("%s as %s", rule, who).isNotIn(401, 403, 429, 500);
            } else {
                assertThat(answer.status()).as("%s as %s", rule, who).isEqualTo(403);
                assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            }
        }
    }

    private static Rest.Answer send(Rest client, RequestScopes.Rule rule, String slash,
            Map.Entry<String, String> header) {
        var path = rule.path().replaceAll("\\{\\w+}", "77777") + slash;
        return client.send(client.request(path)
                .header(header.getKey(), header.getValue())
                .method(rule.method().name(), BodyPublishers.noBody())
                .build());
    }
}
