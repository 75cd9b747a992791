package org.productimporter.web.security.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebServerTest
class ConsoleSecurityIT {

    @LocalServerPort private int port;
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

    @Test
    void consoleSessionGrantsNoAccessToRest() {
        var cookie = anonymous.get("/login").cookie("JSESSIONID");
        var request = anonymous.request("/api/imports").header("Cookie", cookie).GET().build();

        assertThat(anonymous.send(request).status()).isEqualTo(401);
    }
}
