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
import java.util.regex.Pattern;

/// The server's REST as a client sees it. Thread-safe.
final class ServerClient {

    static final String TOKEN = "bench-token-0123456789-0123456789";

    private static final String BOUNDARY = "bench-3f2a9c";
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

    private static final Pattern NEXT_CURSOR = Pattern.compile("\"next_cursor\":\"([^\"]+)\"");

    private final URI address;
    private volatile HttpClient http = newClient();

    ServerClient(URI address) {
        this.address = address;
    }

    /// HTTP/1.1, because an upgrade to HTTP/2 would come in the middle of an upload.
    private static HttpClient newClient() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    URI address() {
        return address;
    }

    boolean isReady() {
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

    /// Uploads a file as the original application had it, and returns the answer.
    ///
    /// @throws IllegalStateException when the server refuses it
    String upload(Path file) {
        // The server has closed the connection of the load before, seconds or minutes ago.
        http = newClient();
        return send(request("/api/file-processor/upload/")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(multipart(file)));
    }

    private static BodyPublisher multipart(Path file) {
        try {
            var head = """
                    --%s\r
                    Content-Disposition: form-data; name="file"; filename="%s"\r
                    Content-Type: text/csv\r
                    \r
                    """.formatted(BOUNDARY, file.getFileName());
            return BodyPublishers.concat(BodyPublishers.ofString(head), BodyPublishers.ofFile(file),
                    BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The answer to a GET.
    ///
    /// @throws IllegalStateException when it is no success
    /// @throws UncheckedIOException when there is none
    String get(String path) {
        return send(request(path).timeout(ANSWER_LIMIT));
    }

    /// The status of the answer to a GET, whose body is read and forgotten.
    int status(String path) {
        try {
            var request = request(path).timeout(ANSWER_LIMIT).build();
            return http.send(request, BodyHandlers.ofByteArray()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// The body of the answer to a GET, as it comes.
    InputStream stream(String path) {
        try {
            return http.send(request(path).build(), BodyHandlers.ofInputStream()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    String post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /// The place in a list of all products that lies behind the first product with this part of a
    /// SKU; a cursor does not know by which filter it was found.
    String cursor(String order, String partOfSku) {
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

    /// The first group of the first match.
    ///
    /// @throws IllegalStateException when nothing matches
    static String first(Pattern pattern, String json) {
        var matcher = pattern.matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + json);
        }
        return matcher.group(1);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
