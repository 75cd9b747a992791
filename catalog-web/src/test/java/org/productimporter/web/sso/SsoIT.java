package org.productimporter.web.sso;

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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.WebServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@WebServerTest
@Timeout(60)
class SsoIT {

    private static final TestProvider PROVIDER = new TestProvider();

    @LocalServerPort private int port;
    @Autowired private SsoChoices choices;
    @Autowired private JdbcClient database;

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        var client = "spring.security.oauth2.client.";
        properties.add(client + "registration.office.client-id", () -> "importer");
        properties.add(client + "registration.office.client-secret", () -> "secret");
        properties.add(client + "registration.office.client-name", () -> "The office");
        properties.add(client + "registration.office.scope", () -> "openid");
        properties.add(
                client + "registration.office.authorization-grant-type",
                () -> "authorization_code");
        properties.add(
                client + "registration.office.redirect-uri",
                () -> "{baseUrl}/login/oauth2/code/{registrationId}");
        properties.add(
                client + "provider.office.authorization-uri", () -> PROVIDER.address() + "/ask");
        properties.add(client + "provider.office.token-uri", () -> PROVIDER.address() + "/token");
        properties.add(client + "provider.office.jwk-set-uri", () -> PROVIDER.address() + "/keys");
        properties.add("product.importer.oidc.role-claim", () -> "realm.roles");
        properties.add("product.importer.oidc.roles.pim-admins", () -> "admin");
    }

    /// What the console's chain will be to this test.
    @TestConfiguration
    @RestController
    static class Console {

        @Bean
        @Order(0)
        SecurityFilterChain console(HttpSecurity http) throws Exception {
            http.securityMatcher("/who", "/oauth2/**", "/login/**");
            http.authorizeHttpRequests(rules -> rules.anyRequest().authenticated());
            http.oauth2Login(login -> login.failureUrl("/refused").defaultSuccessUrl("/who"));
            return http.build();
        }

        @GetMapping("/who")
        List<String> who(Authentication caller) {
            return caller.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList();
        }
    }

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private HttpResponse<String> get(String path) throws Exception {
        var address = URI.create("http://localhost:" + port).resolve(path);
        return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    /// Goes the way of a browser, and says where it ends.
    private String signIn(Map<String, Object> claims) throws Exception {
        var asked = get(choices.all().getFirst().path()).headers().firstValue("Location");
        PROVIDER.willSay(parameter(asked.orElseThrow(), "nonce"), claims);
        var back =
                get(
                        "/login/oauth2/code/office?code=abc&state="
                                + URLEncoder.encode(
                                        parameter(asked.orElseThrow(), "state"), UTF_8));
        return URI.create(back.headers().firstValue("Location").orElseThrow()).getPath();
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
                .containsExactly(
                        new SsoChoices.Choice("The office", "/oauth2/authorization/office"));
        assertThat(signIn(claims("anna", List.of("staff", "viewer", "pim-admins"))))
                .isEqualTo("/who");
        assertThat(get("/who").body()).contains("SCOPE_admin", "SCOPE_products:write");
        assertThat(signIn(claims("bob", "viewer"))).isEqualTo("/who");
        assertThat(get("/who").body())
                .isEqualTo("[\"SCOPE_imports:read\",\"SCOPE_products:read\"]");
        assertThat(signIn(claims("eve", List.of("staff")))).isEqualTo("/refused");
        assertThat(trail())
                .containsExactly(
                        "sign-in.accepted sso:anna",
                        "sign-in.accepted sso:bob",
                        "sign-in.refused sso:eve");
    }

    private static Map<String, Object> claims(String name, Object roles) {
        return Map.of("preferred_username", name, "realm", Map.of("roles", roles));
    }
}
