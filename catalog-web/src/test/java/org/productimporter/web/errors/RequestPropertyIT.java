package org.productimporter.web.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.errors.RequestGenerator.Generated;
import org.productimporter.web.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Sends generated requests for every operation of the OpenAPI document to a running server, as several principals. No response is
/// a server error or reveals internals, every status is a documented or a general one, and nothing is logged as an error.
///
/// `-Dfuzz.seed` and `-Dfuzz.requests` select other and more requests.
@WebServerTest
@OnPostgres
@Timeout(300)
class RequestPropertyIT {

    private static final long SEED = Long.getLong("fuzz.seed", 20261127);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 6000);
    private static final int CLIENTS = 4;

    /// Operations that are not tried, with the reason.
    private static final Map<String, String> EXCLUDED =
            Map.of("GET /api/imports/{id}/events", "the stream of an import that waits has no end");

    private static final Set<Integer> SUCCESS = Set.of(200, 201, 202, 204, 206, 302, 304);

    private static final Set<Integer> GENERAL =
            Set.of(400, 401, 403, 404, 405, 406, 409, 411, 412, 413, 415, 416, 422, 428, 429);

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Rest administrator;

    @BeforeEach
    void connect() {
        administrator = Rest.administrator(port, data.root());
    }

    @Test
    void everyResponseIsOneOfTheContract() throws IOException, InterruptedException, ExecutionException {
        var operations = ApiOperation.all(new Rest(port, null).get("/api/openapi").json())
                .stream()
                .filter(operation -> !EXCLUDED.containsKey(operation.name()))
                .toList();
        assertThat(operations).hasSizeGreaterThan(50);
        var tokens = tokens();
        var generator = new RequestGenerator("http://localhost:" + port, operations, tokens);
        try (var log = new LogCapture(); var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var running = IntStream.range(0, REQUESTS)
                    .mapToObj(number -> clients.submit(() -> faults(generator.next(SEED, number))))
                    .toList();
            var faults = new ArrayList<String>();
            for (var request : running) {
                faults.addAll(request.get());
            }
            assertThat(faults).as("faults with -Dfuzz.seed=%d", SEED).isEmpty();
            assertThat(log.alarms()).as("logged with -Dfuzz.seed=%d", SEED).isEmpty();
        }
        assertThat(administrator.get("/api/users").status()).isEqualTo(200);
    }

    /// Nobody, an unknown token, each scope, and last the administrator.
    private List<String> tokens() throws IOException {
        var tokens = new ArrayList<>(List.of("", "unknown"));
        for (var scope : Scope.values()) {
            tokens.add(administrator
                    .json("/api/tokens", "{\"name\": \"fuzz-%s\", \"scopes\": [\"%s\"]}".formatted(scope, scope.text()))
                    .json()
                    .path("secret")
                    .asString());
        }
        tokens.add(Files.readString(data.root().resolve("admin-token")).strip());
        return tokens;
    }

    private List<String> faults(Generated generated) throws IOException, InterruptedException {
        var response = http.send(generated.request(), BodyHandlers.ofString());
        var faults = new ArrayList<>(ResponseOracle.faults(response.statusCode(), headers(response), response.body()));
        var status = response.statusCode();
        if (!SUCCESS.contains(status) && !GENERAL.contains(status)
                && !generated.operation().statuses().contains(status)) {
            faults.add("status " + status + " is not documented");
        }
        return faults.stream()
                .map(fault -> fault + ", " + generated.description() + " -> " + status + " " + response.body())
                .toList();
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        var headers = new HashMap<String, String>();
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return headers;
    }
}
