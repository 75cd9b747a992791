package org.productimporter.web.security.sso;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@WebServerTest
@Timeout(60)
class SsoIT {

    private static final TestProvider PROVIDER = new TestProvider();

    @LocalServerPort private int port;
    @Autowired private SsoProviders providers;
    @Autowired private JdbcClient database;
    @Autowired private SignIns signIns;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        var client = "spring.security.oauth2.client.";
        properties.add(client + "registration.office.client-id", () -> "importer");
        properties.add(client + "registration.office.client-secret", () -> "secret");
        properties.add(client + "registration.office.client-name", () -> "The office");
        properties.add(client + "registration.office.scope", () -> "openid");
        properties.add(client + "registration.office.authorization-grant-type", () -> "authorization_code");
        properties.add(client + "registration.office.redirect-uri",
                () -> "{baseUrl}/login/oauth2/code/{registrationId}");
        properties.add(client + "provider.office.authorization-uri", () -> PROVIDER.address() + "/authorize");
        properties.add(client + "provider.office.token-uri", () -> PROVIDER.address() + "/token");
        properties.add(client + "provider.office.jwk-set-uri", () -> PROVIDER.address() + "/keys");
        properties.add("product.importer.oidc.role-claim", () -> "realm.roles");
        properties.add("product.importer.oidc.roles.pim-admins", () -> "admin");
    }

    /// The authorities of successful sign-ins.
    @TestConfiguration
    static class SignIns {

        private final List<List<String>> authorities = new CopyOnWriteArrayList<>();

        @EventListener
        void add(InteractiveAuthenticationSuccessEvent event) {
            authorities.add(event.getAuthentication()
                    .getAuthorities()
                    .stream()
                    .map(GrantedAuthority::getAuthority)
                    .filter(authority -> String.valueOf(authority).startsWith("SCOPE_"))
                    .sorted()
                    .toList());
        }
    }

    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private HttpResponse<String> get(String path) throws Exception {
        var address = URI.create("http://localhost:" + port).resolve(path);
        return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    /// Signs in as a browser does and returns the final address.
    private String signIn(Map<String, Object> claims) throws Exception {
        var redirect = get(providers.all().getFirst().path()).headers().firstValue("Location");
        PROVIDER.prepare(parameter(redirect.orElseThrow(), "nonce"), claims);
        var callback = get("/login/oauth2/code/office?code=abc&state="
                + URLEncoder.encode(parameter(redirect.orElseThrow(), "state"), UTF_8));
        var target = URI.create(callback.headers().firstValue("Location").orElseThrow());
        return target.getQuery() == null ? target.getPath() : target.getPath() + "?" + target.getQuery();
    }

    private static String parameter(String address, String name) {
        var found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(address);
        assertThat(found.find()).as(address).isTrue();
        return URLDecoder.decode(found.group(1), UTF_8);
    }

    private List<String> auditLog() {
        return database.sql("select action || ' ' || object as shown from audit_log order by id")
                .query((row, number) -> row.getString("shown"))
                .list();
    }

    @Test
    void roleClaimDeterminesTheScopes() throws Exception {
        assertThat(providers.all())
                .containsExactly(new SsoProviders.Provider("The office", "/oauth2/authorization/office"));
        assertThat(get("/imports").statusCode()).isEqualTo(302);

        assertThat(signIn(claims("anna", List.of("staff", "viewer", "pim-admins")))).isEqualTo("/imports?continue");
        assertThat(get("/imports?continue").statusCode()).isEqualTo(200);
        assertThat(signIn(claims("bob", "viewer"))).isEqualTo("/");
        assertThat(signIn(claims("eve", List.of("staff")))).isEqualTo("/login?error");

        assertThat(signIns.authorities).containsExactly(
                Stream.of(Scope.values()).map(Scope::authority).sorted().toList(),
                List.of("SCOPE_imports:read", "SCOPE_products:read"));
        assertThat(auditLog()).containsExactly("sign-in.accepted sso:anna", "sign-in.accepted sso:bob",
                "sign-in.refused sso:eve");
    }

    private static Map<String, Object> claims(String name, Object roles) {
        return Map.of("preferred_username", name, "realm", Map.of("roles", roles));
    }
}
