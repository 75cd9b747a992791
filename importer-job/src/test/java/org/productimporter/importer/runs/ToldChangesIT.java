package org.productimporter.importer.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The search and the count learn from the merge what has changed, and nothing else.
@OnPostgres
class ToldChangesIT {

    private static final String TOLD =
            """
            select sku || ' ' || c.products || ' ' || c.added
            from product_outbox c
            cross join unnest(c.product_ids) as changed (product_id)
            join product p on p.id = changed.product_id
            order by c.id, sku
            """;

    @TempDir private Path folder;

    @Test
    void theMergeTellsWhatItInsertedAndUpdated(TestDatabase server, JdbcClient database)
            throws IOException {
        var requests = new Requests(database);
        requests.clear();
        try (var node = ImporterNode.byHand(server, "node")) {
            node.runToEnd(requests.insert(file("a.csv", "A,Anvil", "B,Bolt", "C,Chain")));
            assertThat(told(database)).containsExactly("A 3 3", "B 3 3", "C 3 3");

            database.sql("delete from product_outbox").update();
            node.runToEnd(requests.insert(file("b.csv", "A,Anvil", "B,Belt", "D,Drum")));
            assertThat(told(database)).containsExactly("B 2 1", "D 2 1");

            database.sql("delete from product_outbox").update();
            node.runToEnd(requests.insert(file("c.csv", "A,Anvil", "B,Belt", "D,Drum")));
            assertThat(told(database)).isEmpty();
        }
    }

    private static List<String> told(JdbcClient database) {
        return database.sql(TOLD).query((row, _) -> row.getString(1)).list();
    }

    private Path file(String name, String... rows) throws IOException {
        return Files.writeString(
                folder.resolve(name), "sku,name\n" + String.join("\n", rows) + "\n");
    }
}
