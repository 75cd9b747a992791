package org.productimporter.importer.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.ImporterNodeTest;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportState;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Imports the exports of many programs without any option, and compares every product with what a careful person would
/// get.
class ShapesIT extends ImporterNodeTest {

    private static final Path FOLDER = Path.of("src/test/resources/shapes");
    private static final int FILES = 29;
    private static final int MIN_WITHOUT_HELP = 23;
    private static final int MIN_AFTER_CONFIRMATION = 28;

    private final List<String> in = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    ShapesIT(TestDatabase server, JdbcClient database) {
        super(server, database);
    }

    @Test
    void mostFilesGoInWithoutHelpAndNoneIsWrong() {
        var expected = JsonMapper.shared().readTree(FOLDER.resolve("expected.json").toFile());
        assertThat(expected.size()).isEqualTo(FILES);

        expected.forEachEntry((name, shape) -> importShape(name, products(shape.path("products"))));

        System.out.printf("in %d%nasked %d %s%nwrong %d%n", in.size(), asked.size(), asked, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(in).hasSizeGreaterThanOrEqualTo(MIN_WITHOUT_HELP);
        assertThat(in.size() + asked.size()).isGreaterThanOrEqualTo(MIN_AFTER_CONFIRMATION);
    }

    private void importShape(String name, Map<String, String> expected) {
        requests.clear();
        var id = requests.insert(FOLDER.resolve(name + ".csv"));
        node.runToEnd(id);
        var asks = requests.state(id) == ImportState.NEEDS_MAPPING;
        if (asks) {
            assertThat(products()).as(name + " waits for its mapping").isEmpty();
            node.acceptProposal(id);
            node.runToEnd(id);
        }
        var difference = difference(id, expected);
        if (difference.isEmpty()) {
            (asks ? asked : in).add(name);
        } else {
            wrong.add(name + ": " + difference);
        }
    }

    /// Returns what differs, or an empty text.
    private String difference(ImportId id, Map<String, String> expected) {
        var status = requests.status(id);
        var message = "%d new, 0 updated, 0 unchanged, 0 duplicate, 0 rejected".formatted(expected.size());
        if (status.state() != ImportState.COMPLETED || !status.message().equals(message)) {
            return status.toString();
        }
        var actual = products();
        actual.entrySet().removeAll(expected.entrySet());
        return actual.isEmpty() ? "" : actual + " instead of " + expected;
    }

    private static Map<String, String> products(JsonNode products) {
        var expected = new TreeMap<String, String>();
        products.forEachEntry((sku, product) -> expected.put(sku,
                shown(product.path("name").asString(), product.path("description").asString(),
                        product.path("price").isNull() ? null : product.path("price").asString(),
                        product.path("active").asBoolean(), "null")));
        return expected;
    }

    private Map<String, String> products() {
        var products = new TreeMap<String, String>();
        database.sql("select sku, name, description, price::text, active, attributes::text from product").query(row -> {
            products.put(row.getString(1), shown(row.getString(2), row.getString(3), row.getString(4),
                    row.getBoolean(5), String.valueOf(row.getString(6))));
        });
        return products;
    }

    private static String shown(String name, String description, @Nullable String price, boolean active,
            String attributes) {
        return "%s|%s|%s|%s|%s".formatted(name, description, price, active, attributes);
    }
}
