package org.productimporter.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.contract.Step.Exchange;
import org.productimporter.web.webhooks.testing.TestWebhookServer;
import org.productimporter.web.webhooks.testing.WebhookServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/// Runs the examples of the REST contract, with complete bodies, and verifies that every endpoint has an example.
@OnPostgres
@WebhookServerTest
@Timeout(120)
class ContractIT {

    private static final Path PAGES = Path.of("src/test/resources/contract");

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;

    @Autowired @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    private final TestWebhookServer receiver = new TestWebhookServer(TestWebhookServer.ok());

    @AfterEach
    void close() {
        receiver.close();
    }

    private static List<Path> pages() throws IOException {
        try (var pages = Files.list(PAGES)) {
            return pages.sorted().toList();
        }
    }

    @TestFactory
    Stream<DynamicContainer> serverMatchesEveryPage() throws IOException {
        var containers = new ArrayList<DynamicContainer>();
        for (var page : pages()) {
            containers.add(container(page));
        }
        return containers.stream();
    }

    /// The rules of a page run in their order on an empty server.
    private DynamicContainer container(Path page) throws IOException {
        var name = String.valueOf(page.getFileName());
        var runner = new ContractRunner(port, data.root(), database,
                Map.of("base", "http://localhost:" + port, "receiver", receiver.url(), "setup_code", setupCode()));
        var rules = ContractPage.read(page)
                .stream()
                .map(rule -> DynamicTest.dynamicTest(rule.text(), () -> rule.steps().forEach(runner::run)));
        return DynamicContainer.dynamicContainer(name,
                Stream.concat(Stream.of(DynamicTest.dynamicTest("an empty server", this::deleteAll)), rules));
    }

    /// Returns the setup code, or nothing after the setup.
    private String setupCode() throws IOException {
        var code = data.root().resolve("setup-code");
        return Files.exists(code) ? Files.readString(code).strip() : "";
    }

    private void deleteAll() {
        // Also empties the tables derived from product.
        database.sql("truncate product").update();
        for (var table : List.of("webhook", "webhook_event", "import", "import_profile", "import_change",
                "import_change_batch", "scheduled_tasks", "app_user")) {
            database.sql("delete from " + table).update();
        }
        database.sql("truncate batch_job_instance cascade").update();
    }

    /// A new endpoint needs an example in the contract.
    @Test
    void everyEndpointHasAnExample() throws IOException {
        var examples = new ArrayList<String>();
        for (var page : pages()) {
            for (var rule : ContractPage.read(page)) {
                for (var step : rule.steps()) {
                    if (step instanceof Exchange exchange && exchange.status() < 400) {
                        examples.add(exchange.method() + " " + pattern(exchange));
                    }
                }
            }
        }
        var mapped = mappings.getHandlerMethods()
                .keySet()
                .stream()
                .filter(mapping -> !mapping.getPatternValues().contains("/error"))
                .flatMap(ContractIT::requests)
                .distinct()
                .toList();

        assertThat(mapped).isNotEmpty().filteredOn(path -> !examples.contains(path)).isEmpty();
    }

    private static Stream<String> requests(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition()
                .getMethods()
                .stream()
                .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path));
    }

    /// Returns the most specific mapping that matches.
    private String pattern(Exchange exchange) {
        var path = exchange.path().replaceAll("\\?.*", "").replaceAll("/$", "");
        var requested = PathContainer.parsePath(path);
        Optional<PathPattern> best = mappings.getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> patterns(mapping))
                .filter(pattern -> pattern.matches(requested))
                .min(Comparator.naturalOrder());
        return best.map(PathPattern::getPatternString).orElse(path);
    }

    private static Stream<PathPattern> patterns(RequestMappingInfo mapping) {
        var condition = mapping.getPathPatternsCondition();
        return condition == null ? Stream.empty() : condition.getPatterns().stream();
    }
}
