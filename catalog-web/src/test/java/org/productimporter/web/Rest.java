package org.productimporter.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A REST client with one token that sends real HTTP requests.
public final class Rest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final String base;
    private final @Nullable String token;

    public Rest(int port, @Nullable String token) {
        this.port = port;
        this.base = "http://localhost:" + port;
        this.token = token;
    }

    /// Returns the administrator's client of a server with this data folder.
    public static Rest administrator(int port, Path data) {
        try {
            return new Rest(port, Files.readString(data.resolve("admin-token")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Creates a client with a new token of these scopes. Requires an administrator.
    public Rest limitedTo(String... scopes) {
        var answer = json("/api/tokens",
                "{\"name\": \"%s\", \"scopes\": [\"%s\"]}".formatted(UUID.randomUUID(), String.join("\", \"", scopes)));
        return new Rest(port, answer.json().path("secret").asString());
    }

    /// A response.
    public record Answer(int status, String body, HttpResponse<String> response) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /// The cookie of this name, for the header `Cookie`; empty if the response sets none.
        public String cookie(String name) {
            return response.headers()
                    .allValues("Set-Cookie")
                    .stream()
                    .filter(cookie -> cookie.startsWith(name + "="))
                    .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                    .findFirst()
                    .orElse("");
        }
    }

    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    public Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()).build());
    }

    public Answer json(String path, String body) {
        return send(
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build());
    }

    public Answer put(String path, String body) {
        return send(
                request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)).build());
    }

    public Answer patch(String path, String body) {
        return send(request(path).header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body))
                .build());
    }

    public Answer csv(String path, String body, Map<String, String> headers) {
        return csv(path, BodyPublishers.ofString(body), headers);
    }

    public Answer csv(String path, BodyPublisher body, Map<String, String> headers) {
        var request = request(path).header("Content-Type", "text/csv").POST(body);
        headers.forEach(request::header);
        return send(request.build());
    }

    /// Sends a form with a part `file`, then the fields.
    public Answer form(String path, String name, byte[] file, Map<String, String> fields) {
        var request = request(path).header("Content-Type", "multipart/form-data; boundary=frontier")
                .POST(BodyPublishers.ofByteArray(formBody(name, file, fields)));
        return send(request.build());
    }

    /// Opens the sign-in page and submits its form.
    public Answer signIn(String name, String password) {
        var page = get("/login");
        var token = page.cookie("XSRF-TOKEN");
        var body = "username=%s&password=%s&_csrf=%s".formatted(URLEncoder.encode(name, UTF_8),
                URLEncoder.encode(password, UTF_8), token.substring(token.indexOf('=') + 1));
        return send(request("/login").header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", page.cookie("JSESSIONID") + "; " + token)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    static byte[] formBody(String name, byte[] file, Map<String, String> fields) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(("--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\n").getBytes(UTF_8));
        out.writeBytes(file);
        fields.forEach((field, value) -> out
                .writeBytes(("\r\n--frontier\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value)
                        .getBytes(UTF_8)));
        out.writeBytes("\r\n--frontier--\r\n".getBytes(UTF_8));
        return out.toByteArray();
    }

    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    public Answer send(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
