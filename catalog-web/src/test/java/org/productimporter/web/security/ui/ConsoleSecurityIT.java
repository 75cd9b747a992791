package org.productimporter.web.security.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebServerTest
class ConsoleSecurityIT {

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    private Rest anonymous;

    @BeforeEach
    void connect() {
        anonymous = new Rest(port, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/imports", "/imports/1"})
    void pagesRedirectAnonymousUsersToTheSignIn(String path) {
        var answer = anonymous.get(path);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing-here", "/index.html.bak", "/imports/1/2/3", "/console.css.map"})
    void unknownPathsAreDenied(String path) {
        assertThat(anonymous.get(path).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/console.css", "/aura/aura.css", "/icon.svg"})
    void filesOfTheSignInPageArePublic(String path) {
        assertThat(anonymous.get(path).status()).isEqualTo(200);
    }

    @Test
    void pagesContainSecurityHeaders() {
        var answer = anonymous.get("/login");

        assertThat(answer.header("Content-Security-Policy")).as("%s", answer.response().headers().map())
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()");
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
    }

    /// The parameter of Vaadin's messages does not make the form one of them.
    @ParameterizedTest
    @ValueSource(strings = {"/login", "/login?v-r=uidl", "/login?v-r=heartbeat", "/log%69n?v-r=uidl", "/logout",
            "/logout?v-r=uidl"})
    void formsNeedTheTokenOfTheirPage(String path) {
        var page = anonymous.get("/login");
        for (var token : List.of("", "&_csrf=invented")) {
            var answer = anonymous.send(form(path, "username=x&password=y" + token)
                    .header("Cookie", page.cookie("JSESSIONID") + "; " + page.cookie("XSRF-TOKEN"))
                    .build());
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    private HttpRequest.Builder form(String path, String body) {
        return anonymous.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example, 403", "null, 403", "http://localhost.evil.example:%d, 403",
            "http://localhost:1, 403", "http://localhost:%d, 302"})
    void formsOfOtherSitesAreRefused(String origin, int status) {
        var token = anonymous.get("/login").cookie("XSRF-TOKEN");
        var answer =
                anonymous.send(form("/login", "username=x&password=y&_csrf=" + token.substring(token.indexOf('=') + 1))
                        .header("Cookie", token)
                        .header("Origin", origin.formatted(port))
                        .build());
        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/imports", "/login", "/nothing", "/api/openapi", "/api/openapi.yaml", "/api/imports",
            "/api/products?page_size=1", "/actuator/health", "/error"})
    void inventedHostAppearsInNoResponse(String path) throws IOException {
        for (var client : List.of(Rest.administrator(port, data.root()), anonymous)) {
            var token = client.request("/").build().headers().firstValue("Authorization");
            try (var socket = new Socket("localhost", port)) {
                var request = "GET %s HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n%s\r\n".formatted(path,
                        token.map(value -> "Authorization: " + value + "\r\n").orElse(""));
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).startsWith("HTTP/1.1").doesNotContain("evil.example");
            }
        }
    }

    @Test
    void consoleSessionGrantsNoAccessToRest() {
        var cookie = anonymous.get("/login").cookie("JSESSIONID");
        var request = anonymous.request("/api/imports").header("Cookie", cookie).GET().build();

        assertThat(anonymous.send(request).status()).isEqualTo(401);
    }
}
