package org.productimporter.importer.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.db.changes.DifferenceReader;
import org.productimporter.db.changes.HistoryProperties;
import org.productimporter.db.changes.ProductDifference;
import org.productimporter.db.imports.ImportStateRepository;
import org.productimporter.db.imports.ImportSummaryRepository;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.ImporterNodeTest;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportState;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A preview says what the import does that follows: its counts, and the old and new values of each product.
class PreviewPropertyIT extends ImporterNodeTest {

    private static final int SKUS = 60;
    private static final List<String> MODES = List.of("upsert", "upsert", "update_only", "insert_only");

    private final ImportStateRepository states;
    @TempDir private Path folder;

    PreviewPropertyIT(TestDatabase server, JdbcClient database) {
        super(server, database);
        this.states = new ImportStateRepository(database,
                new ImportSummaryRepository(database, new HistoryProperties(true, Duration.ofDays(30))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void thePreviewIsWhatTheMergeDoes(long seed) throws IOException {
        var random = new Random(seed);
        run(file(random), Map.of());
        for (int round = 0; round < 4; round++) {
            var options = Map.of("mode", MODES.get(random.nextInt(MODES.size())), "on_blank",
                    random.nextBoolean() ? "keep" : "clear", "missing", random.nextBoolean() ? "keep" : "deactivate",
                    "missing_cap_percent", 100, "unknown", "keep", "preview", true);
            var id = run(file(random), options);
            var message = requests.status(id).message();
            var previewed = differences("import_preview", id);
            assertThat(counts(previewed)).isEqualTo(rows(id));

            apply(id);

            assertThat("would give " + requests.status(id).message()).isEqualTo(message);
            assertThat(differences("import_preview", id)).isEmpty();
            assertThat(previewed).containsExactlyInAnyOrderElementsOf(differences("product_change", id));
        }
    }

    @Test
    void applyDoesNotReadTheFileAgain() throws IOException {
        run(Files.writeString(folder.resolve("a.csv"), "sku,name,price\na,A,1\nb,B,2\n"), Map.of());
        var file = Files.writeString(folder.resolve("b.csv"), "sku,name,price\na,A,100\nc,C,3\n,no sku,1\n");
        var id = run(file, Map.of("preview", true, "missing", "deactivate", "missing_cap_percent", 100));
        Files.delete(file);

        apply(id);

        assertThat(requests.status(id).message()).isEqualTo("1 new, 1 updated, 0 unchanged, 0 duplicate, 1 rejected");
        assertThat(database.sql("select sku || ' ' || price || ' ' || active from product order by sku")
                .query(String.class)
                .list()).containsExactly("a 100.00 true", "b 2.00 false", "c 3.00 true");
    }

    @Test
    void theLargestChangesOfPricesAndWhatIsUnusualAreStored() throws IOException {
        run(Files.writeString(folder.resolve("a.csv"),
                "sku,name,price,description\na,Oak lamp,10.10,x\nb,Oak lamp,10,x\nc,Oak lamp,10,\nd,Oak lamp,10,x\n"),
                Map.of());
        var id = run(
                Files.writeString(folder.resolve("b.csv"),
                        "sku,name,price,description\na,Oak lamp,1010,x\nb,Oak,4,x\nc,Oak lamp,14,\nd,Oak lamp,,\n"),
                Map.of("preview", true, "on_blank", "clear"));

        assertThat(database
                .sql("""
                        select concat_ws(' ', change, products, largest_price_change, smallest_price_change, large_price_changes,
                            blanked_prices, blanked_descriptions, shortened_names)
                        from import_preview
                        where import_id = :id
                        """)
                .param("id", id.value())
                .query(String.class)
                .list()).containsExactly("updated 4 99 -1 2 1 1 1");
        assertThat(differences("import_preview", id))
                .extracting(difference -> difference.substring(0, "updated a".length()))
                .containsExactly("updated a", "updated b", "updated c", "updated d");
    }

    private Path file(Random random) throws IOException {
        var rows = IntStream.range(0, 1 + random.nextInt(SKUS))
                .mapToObj(_ -> "p-%d,Name %d,%s,%s,%s".formatted(random.nextInt(SKUS), random.nextInt(3),
                        random.nextInt(4) == 0 ? "" : random.nextInt(4) + ".50", random.nextBoolean(),
                        List.of("", "red", "blue").get(random.nextInt(3))))
                .collect(Collectors.joining("\n", "sku,name,price,active,color\n", "\n"));
        return Files.writeString(Files.createTempFile(folder, "rows", ".csv"), rows);
    }

    private ImportId run(Path file, Map<String, ?> options) {
        var id = requests.insert(file, options);
        node.runToEnd(id);
        assertThat(requests.state(id))
                .isEqualTo(options.containsKey("preview") ? ImportState.PREVIEWED : ImportState.COMPLETED);
        return id;
    }

    private void apply(ImportId id) {
        assertThat(states.apply(id.value())).isTrue();
        node.runToEnd(id);
        assertThat(requests.state(id)).isEqualTo(ImportState.COMPLETED);
    }

    /// Returns kind, SKU, version, fields, old and new values of each difference, in the order of the blocks.
    private List<String> differences(String table, ImportId id) {
        var found = new ArrayList<String>();
        database.sql("select change, differences from " + table + " where import_id = :id order by id")
                .param("id", id.value())
                .query(row -> {
                    var change = row.getString("change");
                    new DifferenceReader(row.getBytes("differences"))
                            .forEachRemaining(difference -> found.add(text(change, difference)));
                });
        return found;
    }

    /// The history does not repeat the values of new products, because the catalogue contains them.
    private static String text(String change, ProductDifference difference) {
        if (change.equals("created")) {
            return change + " " + difference.sku();
        }
        return "%s %s %d %d %s %s".formatted(change, difference.sku(), difference.version(), difference.fields(),
                difference.before(), difference.after());
    }

    private static String counts(List<String> differences) {
        return Stream.of("created", "updated", "deactivated")
                .map(kind -> differences.stream().filter(text -> text.startsWith(kind)).count() + " " + kind)
                .collect(Collectors.joining(", "));
    }

    private String rows(ImportId id) {
        return database
                .sql("""
                        select rows_inserted || ' created, ' || rows_updated || ' updated, ' || rows_deactivated || ' deactivated'
                        from import
                        where id = :id
                        """)
                .param("id", id.value())
                .query(String.class)
                .single();
    }
}
