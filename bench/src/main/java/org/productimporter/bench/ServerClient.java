package org.productimporter.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// A client of the REST API. Thread-safe.
public final class ServerClient {

    public static final String TOKEN = "bench-token-0123456789-0123456789";

    private static final String BOUNDARY = "bench-3f2a9c";
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private static final Pattern NEXT_CURSOR = Pattern.compile("\"next_cursor\":\"([^\"]+)\"");

    private final URI address;
    private volatile HttpClient http = newClient();

    public ServerClient(URI address) {
        this.address = address;
    }

    /// Uses HTTP/1.1, because an upgrade to HTTP/2 would occur during an upload.
    private static HttpClient newClient() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    public URI address() {
        return address;
    }

    public boolean isReady() {
        try {
            var request = HttpRequest.newBuilder(address.resolve("/actuator/health/readiness"));
            var limited = request.timeout(ANSWER_LIMIT).build();
            return http.send(limited, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Uploads a file to the original endpoint and returns the response.
    ///
    /// @throws IllegalStateException if the server rejects it
    public String upload(Path file) {
        // The server has closed the connection of the load before, seconds or minutes ago.
        http = newClient();
        return send(request("/api/file-processor/upload/")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(multipart(file)));
    }

    private static BodyPublisher multipart(Path file) {
        try {
            return multipart(file.getFileName().toString(), BodyPublishers.ofFile(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BodyPublisher multipart(String name, BodyPublisher content) {
        var head = """
                --%s\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                Content-Type: text/csv\r
                \r
                """.formatted(BOUNDARY, name);
        return BodyPublishers.concat(BodyPublishers.ofString(head), content,
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    }

    /// Uploads content of undeclared length and returns the status of the response.
    ///
    /// @throws UncheckedIOException if there is no response
    public int uploadStatus(String name, Supplier<InputStream> content) {
        http = newClient();
        return responseStatus(request("/api/file-processor/upload/")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(multipart(name, BodyPublishers.ofInputStream(content)))
                .timeout(ANSWER_LIMIT));
    }

    /// Returns the response to a GET request.
    ///
    /// @throws IllegalStateException if the status is not 2xx
    /// @throws UncheckedIOException if there is no response
    public String get(String path) {
        return send(request(path).timeout(ANSWER_LIMIT));
    }

    /// Returns the status of the response to a GET request and discards its body.
    public int status(String path) {
        return responseStatus(request(path).timeout(ANSWER_LIMIT));
    }

    private int responseStatus(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Returns the body of the response to a GET request as a stream.
    public InputStream stream(String path) {
        try {
            return http.send(request(path).build(), BodyHandlers.ofInputStream()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    public String post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /// Returns the cursor after the first product whose SKU contains the text. Cursors do not depend on the filter, so it
    /// also applies to the list of all products.
    public String cursor(String order, String partOfSku) {
        var path = "/api/products/?%s&cursor=&page_size=1&sku=%s".formatted(order, partOfSku);
        return first(NEXT_CURSOR, get(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + TOKEN);
    }

    private String send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        "%s answers %d: %s".formatted(response.uri(), response.statusCode(), response.body()));
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Returns the first group of the first match.
    ///
    /// @throws IllegalStateException if nothing matches
    public static String first(Pattern pattern, String json) {
        var matcher = pattern.matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException(pattern + " does not match " + json);
        }
        return matcher.group(1);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
