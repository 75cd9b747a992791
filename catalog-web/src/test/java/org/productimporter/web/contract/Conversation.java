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
import org.productimporter.web.contract.Step.Patience;
import org.productimporter.web.contract.Step.Statement;
import org.productimporter.web.contract.Step.Written;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Says one page of the contract to a server, as its administrator unless a request names
/// `Scopes` (`none` sends no token). Every GET is sent with and without its trailing slash, and
/// both answers have to be right. For one thread.
final class Conversation {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

    private final int port;
    private final Path data;
    private final Rest administrator;
    private final JdbcClient database;
    private final Map<String, String> found = new HashMap<>();

    Conversation(int port, Path data, JdbcClient database, Map<String, String> known) {
        this.port = port;
        this.data = data;
        this.administrator = Rest.administrator(port, data);
        this.database = database;
        this.found.putAll(known);
    }

    void play(Step step) {
        switch (step) {
            case Statement statement -> database.sql(filled(statement.sql())).update();
            case Written file -> write(data.resolve(filled(file.file())), file.text());
            case Exchange exchange when exchange.patience() == Patience.AWAITED -> Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(50))
                    .untilAsserted(() -> exchange(exchange, exchange.path()));
            case Exchange exchange -> {
                exchange(exchange, exchange.path());
                if (exchange.method().equals("GET")) {
                    exchange(exchange, otherSlash(exchange.path()));
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

    private String filled(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(found.getOrDefault(name.group(1), name.group())));
    }

    static String otherSlash(String path) {
        var query = path.indexOf('?');
        var plain = query < 0 ? path : path.substring(0, query);
        var rest = query < 0 ? "" : path.substring(query);
        return (plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain + "/") + rest;
    }

    private void exchange(Exchange exchange, String path) {
        var place = exchange.place() + " " + exchange.method() + " " + filled(path);
        var answer = send(exchange, filled(path));
        assertThat(answer.status()).as("%s: %s", place, answer.body()).isEqualTo(exchange.status());
        var shape = new Shape(found);
        exchange.answer()
                .headers()
                .forEach((name, value) -> shape.check(place + " " + name, filled(value), answer.header(name)));
        var expected = filled(exchange.answer().body());
        if (answer.status() >= 400) {
            assertThat(answer.header("Content-Type")).as(place).isEqualTo("application/problem+json");
        } else if (expected.startsWith("{")) {
            assertThat(answer.header("Content-Type")).as(place).matches("application/.*json");
        }
        shape.check(place, expected, answer.body().replace("\r\n", "\n").stripTrailing());
    }

    private Rest.Answer send(Exchange exchange, String path) {
        var headers = new HashMap<>(exchange.request().headers());
        var client = caller(headers.remove("Scopes"));
        var body = filled(exchange.request().body());
        if (!body.isEmpty()) {
            headers.putIfAbsent("Content-Type", "application/json");
        }
        var isForm = headers.getOrDefault("Content-Type", "").startsWith("multipart/");
        var request = client.request(path)
                .method(exchange.method(),
                        BodyPublishers.ofString(isForm ? body.replace("\n", "\r\n") + "\r\n" : body));
        headers.forEach((name, value) -> request.header(name, filled(value)));
        return client.send(request.build());
    }

    private Rest caller(@Nullable String scopes) {
        if (scopes == null) {
            return administrator;
        }
        return scopes.equals("none") ? new Rest(port, null) : administrator.limitedTo(scopes.split(", ", -1));
    }
}
