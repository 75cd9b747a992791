package org.productimporter.importer.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.changes.DifferenceField;
import org.productimporter.db.changes.DifferenceReader;
import org.productimporter.db.changes.ProductDifference;
import org.productimporter.db.changes.ProductValues;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.ImporterNode;
import org.productimporter.importer.node.ImporterNodeTest;
import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the merge records in the history of the products.
class MergeHistoryIT extends ImporterNodeTest {

    private final TestDatabase server;
    @TempDir private Path folder;

    MergeHistoryIT(TestDatabase server, JdbcClient database) {
        super(server, database);
        this.server = server;
    }

    @SuppressWarnings("ArrayRecordComponent") // it is never compared
    private record Block(String change, @Nullable Long importId, String by, int products, byte[] differences) {}

    private Optional<Block> block(@Nullable Long id) {
        return database.sql("select * from product_change where id = :id")
                .param("id", id)
                .query((row, _) -> new Block(row.getString("change"), row.getLong("import_id"), row.getString("by"),
                        row.getInt("products"), row.getBytes("differences")))
                .optional();
    }

    /// Returns the changes of a product along its chain, newest first.
    private List<String> history(String sku) {
        var product = database.sql("select id, change_id from product where sku_key = product_key(:sku)")
                .param("sku", sku)
                .query((row, _) -> new long[] {row.getLong("id"), row.getLong("change_id")})
                .single();
        var changes = new ArrayList<String>();
        for (var block = block(product[1]); block.isPresent();) {
            var difference = DifferenceReader.find(block.get().differences(), product[0]).orElseThrow();
            changes.add("%d %s %s by %s%s".formatted(difference.version(), difference.sku(), block.get().change(),
                    block.get().by(), values(difference)));
            block = block(difference.previousChange());
        }
        return changes;
    }

    private static String values(ProductDifference difference) {
        var text = new StringBuilder();
        for (var field : DifferenceField.values()) {
            if (difference.contains(field)) {
                text.append(" %s %s > %s".formatted(field.text(), value(field, difference.before()),
                        value(field, difference.after())));
            }
        }
        return text.toString();
    }

    private static @Nullable Object value(DifferenceField field, @Nullable ProductValues values) {
        return values == null ? null : switch (field) {
            case NAME -> values.name();
            case DESCRIPTION -> values.description();
            case PRICE -> values.decimalPrice();
            case ACTIVE -> values.active();
            case ATTRIBUTES -> values.attributes();
        };
    }

    private ImportId completed(ImporterNode importer, Map<String, ?> options, String... rows) throws IOException {
        var id = requests.insert(Files.writeString(folder.resolve("file.csv"), String.join("\n", rows) + "\n"),
                options);
        importer.runToEnd(id);
        return id;
    }

    @Test
    void chainTellsWhatEachImportChanged() throws IOException {
        completed(node, Map.of(), "sku,name,price", "A,Anvil,10", "B,Bolt,1");
        completed(node, Map.of("unknown", "keep", "columns", Map.of("sku", "sku")), "sku,name,color", "a,Anvil,red");
        completed(node, Map.of(), "sku,name,price", "A,Anvil,12.50", "B,Bolt,1");
        completed(node, Map.of("missing", "deactivate", "missing_cap_percent", 100), "sku,name,price", "B,Big bolt,1");

        assertThat(history("A")).containsExactly("4 A deactivated by test active true > false",
                "3 A updated by test price 10.00 > 12.50", "2 A updated by test attributes null > {\"color\": \"red\"}",
                "1 A created by test");
        assertThat(history("B")).containsExactly("2 B updated by test name Bolt > Big bolt", "1 B created by test");
        assertThat(database.sql("""
                select format('%s %s %s', import_id, change, products)
                from product_change
                order by id
                """).query(String.class).list()).containsExactly("1 created 2", "2 updated 1", "3 updated 1",
                "4 deactivated 1", "4 updated 1");
    }

    @Test
    void blocksHoldEachChangedProductOnce() throws IOException {
        var rows = new ArrayList<>(List.of("sku,name,price"));
        for (int no = 0; no < 5_000; no++) {
            rows.add("S%05d,Name %d,%d".formatted(no, no, no));
        }
        completed(node, Map.of(), rows.toArray(String[]::new));
        rows.replaceAll(row -> row.replace("Name", "Neuer Name"));
        var id = completed(node, Map.of(), rows.toArray(String[]::new));

        var changed = database.sql("""
                select differences
                from product_change
                where import_id = :import
                and change = 'updated'
                """).param("import", id.value()).query(byte[].class).list();
        assertThat(changed).hasSizeGreaterThanOrEqualTo(5).allSatisfy(block -> assertThat(block.length).isPositive());
        var skus = new ArrayList<String>();
        changed.forEach(
                block -> new DifferenceReader(block).forEachRemaining(found -> skus.add(found.sku().toString())));
        assertThat(skus).hasSize(5_000).doesNotHaveDuplicates();
        assertThat(history("S04321")).containsExactly("2 S04321 updated by test name Name 4321 > Neuer Name 4321",
                "1 S04321 created by test");
    }

    @Test
    void repeatedBucketLeavesNoBlockOfItsFirstAttempt() throws IOException {
        completed(node, Map.of(), "sku,name", "A,Anvil", "B,Bolt");
        var edited = new AtomicBoolean();
        node.pool().watch(sql -> {
            if (sql.contains("create temporary table product_update") && edited.compareAndSet(false, true)) {
                database.sql("update product set name = 'Edited', version = 2, change_id = null where sku = 'A'")
                        .update();
            }
        });
        completed(node, Map.of(), "sku,name", "A,Axe", "B,Belt");

        assertThat(edited).isTrue();
        assertThat(history("A")).containsExactly("3 A updated by test name Edited > Axe");
        assertThat(history("B")).containsExactly("2 B updated by test name Bolt > Belt", "1 B created by test");
        assertThat(database.sql("select products from product_change order by id").query(Integer.class).list())
                .containsExactly(2, 2);
    }

    @Test
    void historyThatIsSwitchedOffEndsTheChain() throws IOException {
        completed(node, Map.of(), "sku,name", "A,Anvil", "B,Bolt");
        try (var without = ImporterNode.byHand(server, "without", "product.importer.history.enabled=false")) {
            completed(without, Map.of(), "sku,name", "A,Axe", "C,Chain");
        }
        completed(node, Map.of(), "sku,name", "A,Awl", "B,Bolt", "C,Chisel");

        assertThat(history("A")).containsExactly("3 A updated by test name Axe > Awl");
        assertThat(history("B")).containsExactly("1 B created by test");
        assertThat(history("C")).containsExactly("2 C updated by test name Chain > Chisel");
    }
}
