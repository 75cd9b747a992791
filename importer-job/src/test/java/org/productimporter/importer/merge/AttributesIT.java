package org.productimporter.importer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.ImporterNodeTest;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportState;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Columns that are kept as attributes are merged key by key.
class AttributesIT extends ImporterNodeTest {

    private static final Map<String, ?> KEEP = Map.of("columns", Map.of("sku", "sku"), "unknown", "keep");

    @TempDir private Path folder;

    AttributesIT(TestDatabase server, JdbcClient database) {
        super(server, database);
    }

    @Test
    void onlyTheKeysOfTheFileChange() {
        completed("sku,name,Farbe,Größe\na,A,rot,L\nb,B,,\n", KEEP);
        assertThat(products()).containsExactly("a 1 {\"Farbe\": \"rot\", \"Größe\": \"L\"}", "b 1 null");

        var id = completed("sku,Farbe,Stoff\nA,blau,\nb,,\nc,,Wolle\nd,gelb,\n",
                Map.of("unknown", "keep", "columns", Map.of("Stoff", "attributes.material")));

        assertThat(requests.status(id).message()).isEqualTo("2 new, 1 updated, 1 unchanged, 0 duplicate, 0 rejected");
        assertThat(products()).containsExactly("a 2 {\"Farbe\": \"blau\", \"Größe\": \"L\"}", "b 1 null",
                "c 1 {\"material\": \"Wolle\"}", "d 1 {\"Farbe\": \"gelb\"}");
    }

    @Test
    void anEqualFileChangesNothing() {
        var file = "sku,name,x,y\na,A,\"say \"\"hi\"\"\r\n\",{}\nb,B,\\,\n";
        completed(file, KEEP);

        var again = completed(file, KEEP);
        var without = completed("sku,name\na,A\nb,B\n", Map.of("on_blank", "clear"));

        for (var id : List.of(again, without)) {
            assertThat(requests.status(id).message())
                    .isEqualTo("0 new, 0 updated, 2 unchanged, 0 duplicate, 0 rejected");
        }
        assertThat(products()).containsExactly("a 1 {\"x\": \"say \\\"hi\\\"\\r\\n\", \"y\": \"{}\"}",
                "b 1 {\"x\": \"\\\\\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';',
            value = {"upsert; keep; 1 new, 1 updated, 1 unchanged, 1 duplicate, 0 rejected",
                    "upsert; clear; 1 new, 2 updated, 0 unchanged, 1 duplicate, 0 rejected",
                    "insert_only; clear; 1 new, 0 updated, 2 unchanged, 1 duplicate, 0 rejected",
                    "update_only; keep; 0 new, 1 updated, 1 unchanged, 1 duplicate, 1 rejected"})
    void aPreviewCountsWhatTheMergeDoes(String mode, String onBlank, String effect) {
        completed("sku,name,x,y\na,A,1,2\nb,B,3,\n", KEEP);
        var file = written("sku,x,y\na,9,9\na,,3\nb,,\nnew,7,\n");
        var options = Map.of("columns", Map.of("sku", "sku"), "unknown", "keep", "mode", mode, "on_blank", onBlank);

        var preview = requests.insert(file, Map.of("columns", Map.of("sku", "sku"), "unknown", "keep", "mode", mode,
                "on_blank", onBlank, "preview", "true"));
        node.runToEnd(preview);
        var id = requests.insert(file, options);
        node.runToEnd(id);

        assertThat(requests.status(preview).message()).isEqualTo("would give " + effect);
        assertThat(requests.status(id).message()).isEqualTo(effect);
        assertThat(products()).first()
                .isEqualTo(mode.equals("insert_only") ? "a 1 {\"x\": \"1\", \"y\": \"2\"}"
                        : onBlank.equals("clear") ? "a 2 {\"y\": \"3\"}" : "a 2 {\"x\": \"1\", \"y\": \"3\"}");
    }

    @Test
    void clearRemovesTheKeyAndTheLastKeyRemovesAll() {
        completed("sku,name,x,y\na,A,1,2\nb,B,3,\n", KEEP);

        completed("sku,x\na,\nb,\n", Map.of("columns", Map.of("sku", "sku"), "unknown", "keep", "on_blank", "clear"));

        assertThat(products()).containsExactly("a 2 {\"y\": \"2\"}", "b 2 null");
    }

    @Test
    void invalidAttributesAreRejectedWithTheirColumn() {
        var wide = "x".repeat(9_900) + ",";
        var id = completed(
                "sku,name,\"a\",b,c,d,e,f,g\n" + "ok,N," + "y".repeat(10_000) + ",,,,,,\n" + "long,N,,"
                        + "y".repeat(10_001) + ",,,,,\n" + "control,N,,,\u0007,,,,\n"
                        + "mark,N,,,,\"\uFEFF\uFEFFx\",,,\n" + "total,N," + wide.repeat(6) + "x".repeat(9_900) + "\n",
                KEEP);

        assertThat(rejections(id)).containsExactly("3 too_long b", "4 control_character c", "6 too_long g");
        assertThat(products()).hasSize(2);
    }

    /// Each row is valid, but not together with what the product has.
    @Test
    void attributesThatDoNotFitTheProductAreRejected() {
        completed("sku,name,a,b,c,d\na,A," + "x".repeat(9_990) + (",x" + "x".repeat(9_990)).repeat(3) + "\n", KEEP);
        var file = written("sku,e,f,g\na," + "x".repeat(9_990) + (",x" + "x".repeat(9_990)).repeat(2) + "\nb,1,,\n");

        var preview =
                requests.insert(file, Map.of("columns", Map.of("sku", "sku"), "unknown", "keep", "preview", "true"));
        node.runToEnd(preview);
        var id = requests.insert(file, KEEP);
        node.runToEnd(id);

        assertThat(requests.status(preview).message())
                .isEqualTo("would give 1 new, 0 updated, 0 unchanged, 0 duplicate, 1 rejected");
        assertThat(requests.status(id).message()).isEqualTo("1 new, 0 updated, 0 unchanged, 0 duplicate, 1 rejected");
        assertThat(rejections(id)).containsExactly("2 too_long null");
        assertThat(products()).first().asString().startsWith("a 1 {\"a\": ").doesNotContain("\"e\": ");
    }

    /// Between the look for attributes that do not fit and the merge, somebody adds attributes.
    @Test
    void anEditMeanwhileKeepsItsKeys() {
        completed("sku,name,x\na,A,1\nb,B,1\n", KEEP);
        var id = requests.insert(written("sku,y\na,2\nb,2\n"), KEEP);
        var edited = new AtomicBoolean();
        node.pool().watch(sql -> {
            if (sql.contains("create temporary table product_update") && edited.compareAndSet(false, true)) {
                database.sql(EDIT).update();
            }
        });

        node.runToEnd(id);

        assertThat(requests.state(id)).isEqualTo(ImportState.COMPLETED);
        assertThat(requests.status(id).message()).isEqualTo("0 new, 1 updated, 0 unchanged, 0 duplicate, 1 rejected");
        assertThat(products().getFirst()).isEqualTo("a 3 {\"x\": \"by hand\", \"y\": \"2\"}");
        assertThat(rejections(id)).containsExactly("3 too_long null");
    }

    /// 200 keys in one product, one key in the other.
    private static final String EDIT = """
            update product
            set version = version + 1,
                attributes = case sku_key
                    when 'a' then '{"x": "by hand"}'::jsonb
                    else (select jsonb_object_agg('k' || n, 'v') from generate_series(1, 200) n)
                end
            """;

    private ImportId completed(String csv, Map<String, ?> options) {
        var id = requests.insert(written(csv), options);
        node.runToEnd(id);
        assertThat(requests.state(id)).isEqualTo(ImportState.COMPLETED);
        return id;
    }

    private List<String> products() {
        return database.sql(
                "select sku || ' ' || version || ' ' || coalesce(attributes::text, 'null') from product order by sku_key")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> rejections(ImportId id) {
        return database.sql("""
                select line || ' ' || code || ' ' || coalesce(column_name, 'null')
                from import_rejection
                where import_id = :id
                order by line
                """).param("id", id.value()).query((row, _) -> row.getString(1)).list();
    }

    private Path written(String text) {
        try {
            return Files.writeString(folder.resolve("file.csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
