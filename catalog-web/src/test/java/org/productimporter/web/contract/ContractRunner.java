package org.productimporter.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.Rest;
import org.productimporter.web.contract.Step.Exchange;
import org.productimporter.web.contract.Step.FileWrite;
import org.productimporter.web.contract.Step.Statement;
import org.productimporter.web.contract.Step.Timing;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Runs the steps of one page of the contract, as administrator unless a request has the header `Scopes` (`none` sends no
/// token). Sends every GET with and without a trailing slash; both responses must match. Not thread-safe.
final class ContractRunner {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

    private final int port;
    private final Path data;
    private final Rest administrator;
    private final JdbcClient database;
    private final Map<String, String> values = new HashMap<>();

    ContractRunner(int port, Path data, JdbcClient database, Map<String, String> initial) {
        this.port = port;
        this.data = data;
        this.administrator = Rest.administrator(port, data);
        this.database = database;
        this.values.putAll(initial);
    }

    void run(Step step) {
        switch (step) {
            case Statement statement -> database.sql(resolve(statement.sql())).update();
            case FileWrite file -> write(data.resolve(resolve(file.file())), file.text());
            case Exchange exchange when exchange.timing() == Timing.EVENTUAL -> Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(50))
                    .untilAsserted(() -> exchange(exchange, exchange.path()));
            case Exchange exchange -> {
                exchange(exchange, exchange.path());
                if (exchange.method().equals("GET")) {
                    exchange(exchange, toggleTrailingSlash(exchange.path()));
                }
            }
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String resolve(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), name.group())));
    }

    static String toggleTrailingSlash(String path) {
        var query = path.indexOf('?');
        var plain = query < 0 ? path : path.substring(0, query);
        var rest = query < 0 ? "" : path.substring(query);
        return (plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain + "/") + rest;
    }

    private void exchange(Exchange exchange, String path) {
        var location = exchange.location() + " " + exchange.method() + " " + resolve(path);
        var response = send(exchange, resolve(path));
        assertThat(response.status()).as("%s: %s", location, response.body()).isEqualTo(exchange.status());
        var matcher = new TemplateMatcher(values);
        exchange.response()
                .headers()
                .forEach((name, value) -> matcher.check(location + " " + name, resolve(value), response.header(name)));
        var expected = resolve(exchange.response().body());
        if (response.status() >= 400) {
            assertThat(response.header("Content-Type")).as(location).isEqualTo("application/problem+json");
        } else if (expected.startsWith("{")) {
            assertThat(response.header("Content-Type")).as(location).matches("application/.*json");
        }
        if (!response.header("Content-Type").endsWith("spreadsheetml.sheet")) {
            matcher.check(location, expected, response.body().replace("\r\n", "\n").stripTrailing());
        }
    }

    private Rest.Answer send(Exchange exchange, String path) {
        var headers = new HashMap<>(exchange.request().headers());
        var client = client(headers.remove("Scopes"));
        var body = resolve(exchange.request().body());
        if (!body.isEmpty()) {
            headers.putIfAbsent("Content-Type", "application/json");
        }
        var isForm = headers.getOrDefault("Content-Type", "").startsWith("multipart/");
        var request = client.request(path)
                .method(exchange.method(),
                        BodyPublishers.ofString(isForm ? body.replace("\n", "\r\n") + "\r\n" : body));
        headers.forEach((name, value) -> request.header(name, resolve(value)));
        return client.send(request.build());
    }

    private Rest client(@Nullable String scopes) {
        if (scopes == null) {
            return administrator;
        }
        return scopes.equals("none") ? new Rest(port, null) : administrator.limitedTo(scopes.split(", ", -1));
    }
}
