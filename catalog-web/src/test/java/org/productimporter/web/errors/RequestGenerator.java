package org.productimporter.web.errors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Generates valid and invalid requests for the operations of an API. The same seed gives the same request. Thread-safe.
///
/// @param tokens of the principals; an empty text for nobody
record RequestGenerator(String base, List<ApiOperation> operations, List<String> tokens) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /// @param description without the token
    record Generated(HttpRequest request, ApiOperation operation, String description) {}

    Generated next(long seed, int number) {
        var random = new Random(seed * 1_000_003 + number);
        var operation = operations.get(number % operations.size());
        var method = random.nextInt(20) == 0 ? HostileValues.any(random, HostileValues.METHODS) : operation.method();
        var target = path(random, operation) + query(random, operation);
        var request = HttpRequest.newBuilder(URI.create(base + target)).timeout(TIMEOUT);
        var body = body(random, operation, request);
        request.method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        var headers = new ArrayList<String>();
        for (int count = random.nextInt(3); count > 0; count--) {
            headers.add(HostileValues.any(random, HostileValues.HEADERS));
        }
        headers.forEach(header -> request.header(header.substring(0, header.indexOf(':')),
                header.substring(header.indexOf(':') + 1)));
        // Half of the requests are those of an administrator, which get furthest.
        var principal = random.nextBoolean() ? tokens.size() - 1 : random.nextInt(tokens.size());
        if (!tokens.get(principal).isEmpty()) {
            request.header("Authorization", "Bearer " + tokens.get(principal));
        }
        return new Generated(request.build(), operation,
                "request %d: %s %s, principal %d, headers %s, body of %d bytes: %.200s".formatted(number, method,
                        target, principal, headers, body.length, new String(body, UTF_8)));
    }

    private static String path(Random random, ApiOperation operation) {
        var path = operation.path();
        for (var parameter : operation.parameters()) {
            if (parameter.place().equals("path")) {
                path = path.replace("{" + parameter.name() + "}", HostileValues.parameter(random, parameter.schema()));
            }
        }
        return random.nextInt(5) == 0 ? path + "/" : path;
    }

    private static String query(Random random, ApiOperation operation) {
        var query = new StringBuilder();
        for (var parameter : operation.parameters()) {
            if (parameter.place().equals("query") && random.nextInt(3) == 0) {
                append(query, parameter.name(), HostileValues.parameter(random, parameter.schema()));
                if (random.nextInt(10) == 0) {
                    append(query, parameter.name(), "x");
                }
            }
        }
        if (random.nextInt(15) == 0) {
            append(query, HostileValues.any(random, HostileValues.ENCODED),
                    HostileValues.any(random, HostileValues.ENCODED));
        }
        return query.toString();
    }

    private static void append(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(value);
    }

    private static byte[] body(Random random, ApiOperation operation, HttpRequest.Builder request) {
        if (operation.bodies().isEmpty()) {
            return new byte[0];
        }
        var body = HostileValues.any(random, operation.bodies());
        request.header("Content-Type",
                random.nextInt(6) == 0 ? HostileValues.any(random, HostileValues.CONTENT_TYPES) : body.contentType());
        return HostileValues.body(random, body.schema());
    }
}
