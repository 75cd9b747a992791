package org.productimporter.importer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.ImportRequests;
import org.productimporter.importer.node.ImporterNode;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The merge appends the changed products to the outbox, and no others.
@OnPostgres
class ProductOutboxIT {

    private static final String OUTBOX = """
            select sku || ' ' || o.products || ' ' || o.added
            from product_outbox o
            cross join unnest(o.product_ids) as changed (product_id)
            join product p on p.id = changed.product_id
            order by o.id, sku
            """;

    private final JdbcClient database;
    @TempDir private Path folder;

    ProductOutboxIT(JdbcClient database) {
        this.database = database;
    }

    @Test
    void insertedUpdatedAndDeactivatedProductsAreAppended(TestDatabase server) throws IOException {
        var requests = new ImportRequests(database);
        requests.clear();
        try (var node = ImporterNode.byHand(server, "node")) {
            node.runToEnd(requests.insert(file("a.csv", "A,Anvil", "B,Bolt", "C,Chain")));
            assertThat(takeOutbox()).containsExactly("A 3 3", "B 3 3", "C 3 3");

            node.runToEnd(requests.insert(file("b.csv", "A,Anvil", "B,Belt", "D,Drum")));
            assertThat(takeOutbox()).containsExactly("B 2 1", "D 2 1");

            node.runToEnd(requests.insert(file("c.csv", "A,Anvil", "B,Belt", "D,Drum")));
            assertThat(takeOutbox()).isEmpty();

            var deactivate = Map.of("missing", "deactivate", "missing_cap_percent", 100);
            node.runToEnd(requests.insert(file("d.csv", "A,Axe", "B,Belt"), deactivate));
            assertThat(takeOutbox()).containsExactly("A 3 0", "C 3 0", "D 3 0");
        }
    }

    private List<String> takeOutbox() {
        var rows = database.sql(OUTBOX).query((row, _) -> row.getString(1)).list();
        database.sql("delete from product_outbox").update();
        return rows;
    }

    private Path file(String name, String... rows) throws IOException {
        return Files.writeString(folder.resolve(name), "sku,name\n" + String.join("\n", rows) + "\n");
    }
}
