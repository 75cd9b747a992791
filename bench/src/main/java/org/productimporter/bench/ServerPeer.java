package org.productimporter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.productimporter.importer.testing.Expected;

/// Product Importer's server, started once: a multipart upload, then the status until it is
/// final.
final class ServerPeer implements Peer {

    private static final String TOKEN = "bench-token-0123456789-0123456789";
    private static final String BOUNDARY = "bench-3f2a9c";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"(\\w+)\"");
    private static final Pattern STATUS_URL =
            Pattern.compile("\"status_url\"\\s*:\\s*\"([^\"]+)\"");

    private final OurCatalogue catalogue;
    private HttpClient http = newClient();
    private final Process server;
    private final URI address;
    private final Path log;

    ServerPeer(Postgres postgres, Options options, Path folder) {
        catalogue = new OurCatalogue(postgres, "server");
        log = folder.resolve("server.log");
        var port = freePort();
        address = URI.create("http://127.0.0.1:" + port);
        var jar = Programs.jar(options.repository(), "catalog-web/target/catalog-web.jar");
        server =
                Programs.start(
                        List.of(Programs.java(), "-Xmx" + options.heap(), "-jar", jar.toString()),
                        environment(folder, port),
                        log.toFile());
        awaitReadiness();
    }

    private Map<String, String> environment(Path folder, int port) {
        var environment = new HashMap<>(catalogue.environment());
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("PRODUCT_IMPORTER_DATA", folder.resolve("server-data").toString());
        environment.put(
                "PRODUCT_IMPORTER_API_TOKEN_FILE", secret(folder.resolve("api-token"), TOKEN));
        environment.put(
                "PRODUCT_IMPORTER_ADMIN_PASSWORD_FILE",
                secret(folder.resolve("admin-password"), "bench-Password-0123456789"));
        return environment;
    }

    /// HTTP/1.1, because an upgrade to HTTP/2 would come in the middle of an upload.
    private static HttpClient newClient() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static String secret(Path file, String content) {
        try {
            return Files.writeString(file, content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReadiness() {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isReady()) {
            if (!server.isAlive() || System.nanoTime() > deadline) {
                server.destroy();
                throw new IllegalStateException("the server is not ready:\n" + Programs.tail(log));
            }
            pause(200);
        }
    }

    private boolean isReady() {
        try {
            var request = HttpRequest.newBuilder(address.resolve("/actuator/health/readiness"));
            return http.send(request.build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public String name() {
        return "server";
    }

    @Override
    public void reset() {
        catalogue.reset();
    }

    @Override
    public void settle() {
        catalogue.settle();
    }

    @Override
    public Map<String, Double> load(Path file) {
        // The server has closed the connection of the load before, seconds or minutes ago.
        http = newClient();
        var start = System.nanoTime();
        var accepted =
                send(
                        request("/api/file-processor/upload/")
                                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                                .POST(multipart(file)));
        var uploadSeconds = (System.nanoTime() - start) / 1e9;
        var statusUrl = first(STATUS_URL, accepted);
        while (!isFinal(first(STATUS, send(request(statusUrl))))) {
            pause(50);
        }
        var parts = new HashMap<>(catalogue.parts());
        parts.put("upload", uploadSeconds);
        return parts;
    }

    private static boolean isFinal(String status) {
        return switch (status) {
            case "pending", "processing" -> false;
            default -> true;
        };
    }

    private static BodyPublisher multipart(Path file) {
        try {
            var head =
                    """
                    --%s\r
                    Content-Disposition: form-data; name="file"; filename="%s"\r
                    Content-Type: text/csv\r
                    \r
                    """
                            .formatted(BOUNDARY, file.getFileName());
            return BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofFile(file),
                    BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + TOKEN);
    }

    private String send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        "%s answers %d: %s"
                                .formatted(response.uri(), response.statusCode(), response.body()));
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static String first(Pattern pattern, String json) {
        var matcher = pattern.matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + json);
        }
        return matcher.group(1);
    }

    private static void pause(long milliseconds) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(milliseconds));
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }

    @Override
    public double cpuSeconds() {
        return Cpu.ofProcess(server.pid());
    }

    @Override
    public void check(Expected expected) {
        catalogue.check(expected);
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(60, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }
}
