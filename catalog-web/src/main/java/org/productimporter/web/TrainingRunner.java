package org.productimporter.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.productimporter.web.common.DataDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/// Uses a new server like its first clients and ends it, if `product.importer.training=true`. The AOT cache that the JVM
/// then writes knows the classes and the hot methods of an import (`bin/product-importer train`).
@Component
@ConditionalOnProperty("product.importer.training")
class TrainingRunner {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingRunner.class);

    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

    /// The events end with the import.
    private static final List<String> OF_IMPORT =
            List.of("/api/imports/%s/events", "/api/file-processor/status/%s/", "/api/imports/%s/rejections.csv");
    private static final List<String> OTHERS = List.of("/api/products/?search=lamp&ordering=price&page_size=20",
            "/actuator/health/liveness", "/login", "/?v-r=init&location=login&query=");

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final String BOUNDARY = "training-3f2a9c";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).build();
    private final DataDirectory data;
    private final Resource sample;

    TrainingRunner(DataDirectory data, @Value("classpath:samples/products.csv") Resource sample) {
        this.data = data;
        this.sample = sample;
    }

    @EventListener
    void onReady(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            int code = run(URI.create("http://localhost:" + context.getWebServer().getPort()));
            System.exit(SpringApplication.exit(context, () -> code));
        }
    }

    /// Returns the exit code of the process.
    private int run(URI server) {
        try {
            use(server);
            return 0;
        } catch (IOException | IllegalStateException e) {
            LOG.error("The training failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    /// Uploads the sample, waits for its import, and reads a little of each kind.
    ///
    /// @throws IllegalStateException if the server refuses a request
    void use(URI server) throws IOException, InterruptedException {
        var token = Files.readString(data.root().resolve("admin-token")).strip();
        var upload = request(server, "/api/file-processor/upload/", token)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(form()));
        var id = ID.matcher(send(upload)).results().findFirst().orElseThrow().group(1);
        for (var path : OF_IMPORT) {
            send(request(server, path.formatted(id), token));
        }
        for (var path : OTHERS) {
            send(request(server, path, token));
        }
    }

    private String form() throws IOException {
        return """
                --%s\r
                Content-Disposition: form-data; name="file"; filename="products.csv"\r
                \r
                %s\r
                --%1$s--\r
                """.formatted(BOUNDARY, sample.getContentAsString(StandardCharsets.UTF_8));
    }

    private static HttpRequest.Builder request(URI server, String path, String token) {
        var request = HttpRequest.newBuilder(server.resolve(path)).timeout(TIMEOUT);
        return path.startsWith("/api") ? request.header("Authorization", "Bearer " + token) : request;
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    "%s: %d %s".formatted(response.uri(), response.statusCode(), response.body()));
        }
        return response.body();
    }
}
