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
    @Autowired private SsoProviders choices;
    @Autowired private JdbcClient database;
    @Autowired private LetIn letIn;

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
        properties.add(client + "provider.office.authorization-uri", () -> PROVIDER.address() + "/ask");
        properties.add(client + "provider.office.token-uri", () -> PROVIDER.address() + "/token");
        properties.add(client + "provider.office.jwk-set-uri", () -> PROVIDER.address() + "/keys");
        properties.add("product.importer.oidc.role-claim", () -> "realm.roles");
        properties.add("product.importer.oidc.roles.pim-admins", () -> "admin");
    }

    /// Whom the console let in, and what they may do.
    @TestConfiguration
    static class LetIn {

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

    /// Goes the way of a browser, and says where it ends.
    private String signIn(Map<String, Object> claims) throws Exception {
        var asked = get(choices.all().getFirst().path()).headers().firstValue("Location");
        PROVIDER.willSay(parameter(asked.orElseThrow(), "nonce"), claims);
        var back = get("/login/oauth2/code/office?code=abc&state="
                + URLEncoder.encode(parameter(asked.orElseThrow(), "state"), UTF_8));
        var where = URI.create(back.headers().firstValue("Location").orElseThrow());
        return where.getQuery() == null ? where.getPath() : where.getPath() + "?" + where.getQuery();
    }

    private static String parameter(String address, String name) {
        var found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(address);
        assertThat(found.find()).as(address).isTrue();
        return URLDecoder.decode(found.group(1), UTF_8);
    }

    private List<String> trail() {
        return database.sql("select action || ' ' || object as shown from audit_log order by id")
                .query((row, number) -> row.getString("shown"))
                .list();
    }

    @Test
    void theProvidersClaimDecidesWhatSomebodyMayDo() throws Exception {
        assertThat(choices.all())
                .containsExactly(new SsoProviders.Provider("The office", "/oauth2/authorization/office"));
        assertThat(get("/imports").statusCode()).isEqualTo(302);

        assertThat(signIn(claims("anna", List.of("staff", "viewer", "pim-admins")))).isEqualTo("/imports?continue");
        assertThat(get("/imports?continue").statusCode()).isEqualTo(200);
        assertThat(signIn(claims("bob", "viewer"))).isEqualTo("/");
        assertThat(signIn(claims("eve", List.of("staff")))).isEqualTo("/login?error");

        assertThat(letIn.authorities).containsExactly(Stream.of(Scope.values()).map(Scope::authority).sorted().toList(),
                List.of("SCOPE_imports:read", "SCOPE_products:read"));
        assertThat(trail()).containsExactly("sign-in.accepted sso:anna", "sign-in.accepted sso:bob",
                "sign-in.refused sso:eve");
    }

    private static Map<String, Object> claims(String name, Object roles) {
        return Map.of("preferred_username", name, "realm", Map.of("roles", roles));
    }
}
