package org.productimporter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Signs in to the console with the sign-in form, without a browser.
final class FormSignIn {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    private final URI server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();

    private FormSignIn(URI server) {
        this.server = server;
    }

    /// Returns the ID of a new session of the first administrator.
    ///
    /// @throws IllegalStateException if the sign-in fails
    static String session(URI server, String password) {
        return new FormSignIn(server).session(password);
    }

    private String session(String password) {
        var login = server.resolve("/login");
        var token = ServerClient.first(CSRF, send(HttpRequest.newBuilder(login)));
        var form = "username=admin&password=%s&_csrf=%s".formatted(encoded(password), encoded(token));
        send(HttpRequest.newBuilder(login)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        return cookies.getCookieStore()
                .getCookies()
                .stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("no session from " + login))
                .getValue();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
