package org.productimporter.importer.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.ImporterNodeTest;
import org.productimporter.importer.testing.HostileFile;
import org.productimporter.importer.testing.ProductFile.Edition;
import org.productimporter.importer.testing.ReferenceModel;
import org.productimporter.importer.testing.SkuKeys;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportState;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What each option does, against the model where it knows the option and by hand where not.
class ImportOptionsIT extends ImporterNodeTest {

    @TempDir private Path folder;

    ImportOptionsIT(TestDatabase server, JdbcClient database) {
        super(server, database);
    }

    @ParameterizedTest
    @CsvSource({"upsert, keep", "upsert, clear", "insert_only, keep", "update_only, keep", "update_only, clear"})
    void agreesWithTheModel(String mode, String onBlank) {
        var half = new HostileFile(1_000, Edition.ORIGINAL, 7).writeTo(folder.resolve("half.csv"));
        node.runToEnd(requests.insert(half));
        var before = check.catalogue();
        var file = new HostileFile(2_000, Edition.CHANGED, 8).writeTo(folder.resolve("file.csv"));
        var options = Map.of("mode", mode, "on_blank", onBlank);
        var expected = ReferenceModel.afterImport(file, before, ImportOptions.of(options), SkuKeys.of(database));

        var id = requests.insert(file, options);
        node.runToEnd(id);

        check.completed(id, expected);
    }

    /// Text and number of a row that only the merge could reject come from the file once more.
    @Test
    void unknownSkusKeepTheirTextAndNumber() {
        var lines = IntStream.rangeClosed(1, 3_000)
                .mapToObj(n -> "p-%04d,\"Name\n%s\"".formatted(n, "x".repeat(n % 50)))
                .toList();
        database.sql("insert into product (sku, name) select 'p-' || n, 'x' from generate_series(1000, 2999) n")
                .update();
        var id = requests.insert(written("sku,name\n" + String.join("\n\n", lines)), Map.of("mode", "update_only"));

        node.runToEnd(id);

        assertThat(requests.status(id).message())
                .isEqualTo("0 new, 2,000 updated, 0 unchanged, 0 duplicate, 1,000 rejected");
        assertThat(rejected(id)).isEqualTo(IntStream.rangeClosed(1, 3_000)
                .filter(n -> n < 1_000 || n == 3_000)
                .mapToObj(n -> n + " " + lines.get(n - 1))
                .toList());
    }

    private static final String REJECTED = """
            select
                r.record + (
                    select coalesce(sum(c.rows_read), 0)
                    from import_chunk c
                    where c.import_id = r.import_id
                    and c.phase = 'stage'
                    and c.no < r.chunk_no) || ' ' || raw as text
            from import_rejection r
            where import_id = :id
            order by line
            """;

    private List<String> rejected(ImportId id) {
        return database.sql(REJECTED).param("id", id.value()).query((row, _) -> row.getString(1)).list();
    }

    /// Mentioned is mentioned, be it in a row that was rejected.
    @Test
    void missingProductsAreDeactivatedButNotThoseOfRejectedRows() {
        database.sql("insert into product (sku, name) select 'p' || n, 'x' from generate_series(1, 20) n").update();
        var id = requests.insert(written("sku,price\n" + rows(1, 17) + "P18,wrong\n"), Map.of("missing", "deactivate"));

        node.runToEnd(id);

        assertThat(requests.state(id)).isEqualTo(ImportState.COMPLETED);
        assertThat(inactive()).containsExactly("p19 2", "p20 2");
    }

    private List<String> inactive() {
        return database.sql("select sku || ' ' || version from product where not active order by sku")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static String rows(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> "p" + n + ",1\n").collect(Collectors.joining());
    }

    @Test
    void aPreviewCountsWhatApplyingItThenDoes() {
        var file = HostileFile.STANDARD.writeTo(folder.resolve("hostile.csv"));
        var expected = ReferenceModel.afterImport(file, Map.of(), ImportOptions.DEFAULTS, SkuKeys.of(database));
        var id = requests.insert(file, Map.of("preview", "true"));

        node.runToEnd(id);

        var counts = expected.counts();
        assertThat(requests.status(id).state()).isEqualTo(ImportState.PREVIEWED);
        assertThat(requests.status(id).message())
                .isEqualTo("would give %,d new, 0 updated, 0 unchanged, %,d duplicate, %,d rejected"
                        .formatted(counts.inserted(), counts.duplicate(), counts.rejected()));
        assertThat(check.catalogue()).isEmpty();
        apply(id);
        assertThat(node.runToEnd(id)).isEqualTo(1);
        check.completed(id, expected);
    }

    private static final String APPLY = """
            update import
            set state = 'queued',
                options = options || '{"preview": false}',
                finished_at = null
            where id = :id
            and state = 'previewed'
            """;

    private void apply(ImportId id) {
        database.sql(APPLY).param("id", id.value()).update();
    }

    @Test
    void columnsAndCharsetAreWhatTheRequestSays() throws IOException {
        var file = Files.writeString(folder.resolve("latin.csv"),
                "Artikel;Bezeichnung;Preis €\nä-1;Brûlée €;1,5\nb;x;2\n", Charset.forName("windows-1252"));
        var id = requests.insert(file, Map.of("charset", "windows-1252", "delimiter", ";", "columns",
                Map.of("Artikel", "sku", "Bezeichnung", "name")));

        node.runToEnd(id);

        assertThat(requests.state(id)).as("%s", requests.status(id)).isEqualTo(ImportState.COMPLETED);
        assertThat(database.sql("select sku || ' ' || name from product order by sku_key")
                .query((row, _) -> row.getString(1))
                .list()).containsExactly("b x", "ä-1 Brûlée €");
    }

    private Path written(String text) {
        try {
            return Files.writeString(folder.resolve("file.csv"), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
