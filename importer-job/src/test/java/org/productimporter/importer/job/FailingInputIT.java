package org.productimporter.importer.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.ImporterNodeTest;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportState;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Small inputs after faults of real product files, with their right value; and rows without a name.
class FailingInputIT extends ImporterNodeTest {

    private static final Path FOLDER = Path.of("src/test/resources/failing");

    @TempDir private Path folder;

    FailingInputIT(TestDatabase server, JdbcClient database) {
        super(server, database);
    }

    static Stream<Arguments> inputs() {
        return Stream.of(input("01-nul-in-sku", List.of("A|a|null|true"), List.of("3 nul_byte C\uFFFDD,c")),
                input("05-rejections-of-bad-bytes", List.of("B|ok|null|true"), List.of("2 invalid_utf8 A;K\uFFFDse")),
                input("13-trailing-zeros", List.of("A|a|34.00|true", "B|b|39.00|true"), List.of()),
                input("08-wrong-advice", List.of("P1-M|b|null|true", "P1-S|a|null|true"), List.of()),
                input("14-misleading-hint", List.of("A|a|1234.56|true", "B|b|1234.50|true"), List.of()),
                input("18-localised-name", List.of("43200|Lampa|5.00|true"), List.of()),
                input("21-sep-line", List.of("A|a|null|true"), List.of()),
                input("15-padded-quotes", List.of("A|Chair, oak|null|true", "B|Desk, oak|null|true"), List.of()),
                input("16-stray-quotes", List.of("T1|TV 55\" LED|null|true", "T2|Набор \"Рассвет\"|null|true"),
                        List.of()),
                input("22-short-rows", List.of("A|a|1.00|true", "B|b|2.00|true"), List.of()),
                input("26-rejections-not-mendable", List.of("B|5\" pipe|null|true"), List.of("3 column_count E,a,b")));
    }

    private static Arguments input(String file, List<String> products, List<String> rejections) {
        return Arguments.of(file, products, rejections);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void hasItsRightValue(String file, List<String> products, List<String> rejections) {
        var id = requests.insert(FOLDER.resolve(file + ".csv"));

        node.runToEnd(id);

        assertThat(requests.state(id)).isEqualTo(ImportState.COMPLETED);
        assertThat(products()).isEqualTo(products);
        assertThat(rejections(id)).isEqualTo(rejections);
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                Arguments.of("06-utf8-as-windows-1252", Map.of("charset", "windows-1252"), "charset",
                        Map.of("charset", "UTF-8"), List.of("A|Käse|null|true", "B|Öl|null|true")),
                Arguments.of("31-headerless", Map.of(), "header",
                        Map.of("header", "none", "columns", Map.of("1", "sku", "2", "name", "3", "price")),
                        List.of("ART0815|Lampe|12.00|true", "ART0816|Stuhl|15.00|true")));
    }

    /// The answers are the options of another import.
    @ParameterizedTest
    @MethodSource("questions")
    void asksAndChangesNothing(String file, Map<String, ?> options, String question, Map<String, ?> answers,
            List<String> products) {
        var id = requests.insert(FOLDER.resolve(file + ".csv"), options);
        node.runToEnd(id);
        assertThat(requests.state(id)).isEqualTo(ImportState.NEEDS_MAPPING);
        assertThat(products()).isEmpty();
        assertThat(questions(id)).contains(question);

        var answered = requests.insert(FOLDER.resolve(file + ".csv"), answers);
        node.runToEnd(answered);

        assertThat(requests.state(answered)).isEqualTo(ImportState.COMPLETED);
        assertThat(products()).isEqualTo(products);
    }

    private List<String> questions(ImportId id) {
        return database.sql("""
                select question ->> 'field'
                from import, json_array_elements(mapping -> 'questions') question
                where id = :id
                """).param("id", id.value()).query((row, _) -> row.getString(1)).list();
    }

    @Test
    void aColumnCanBeLeftOut() {
        var columns = new HashMap<String, @Nullable String>();
        columns.put("price", null);

        var id = requests.insert(FOLDER.resolve("07-column-cannot-be-ignored.csv"), Map.of("columns", columns));
        node.runToEnd(id);

        assertThat(requests.state(id)).isEqualTo(ImportState.COMPLETED);
        assertThat(products()).containsExactly("A|a|null|true");
    }

    @Test
    void roundedSkusAreNotMerged() {
        var id = requests.insert(FOLDER.resolve("23-mangled-keys-merge.csv"));

        node.runToEnd(id);

        // Not one row is valid.
        assertThat(requests.state(id)).isEqualTo(ImportState.FAILED);
        assertThat(products()).isEmpty();
        assertThat(rejections(id)).containsExactly("2 damaged_sku 7.61E+12,Milk", "3 damaged_sku 7.61E+12,Bread");
    }

    /// What is kept of an undecodable row is rejected again when it comes back.
    @Test
    void rejectedRowComesBackAsRejected() {
        var first = requests.insert(FOLDER.resolve("05-rejections-of-bad-bytes.csv"));
        node.runToEnd(first);
        var raw = rejections(first).getFirst().substring("2 invalid_utf8 ".length());

        var again = requests.insert(written("sku;name\n" + raw + "\n"));
        node.runToEnd(again);

        assertThat(rejections(again)).containsExactly("2 invalid_utf8 " + raw);
        assertThat(products()).containsExactly("B|ok|null|true");
    }

    @Test
    void strayQuotesAreCountedInAWarning() {
        var id = requests.insert(FOLDER.resolve("16-stray-quotes.csv"));

        node.runToEnd(id);

        assertThat(database.sql("select warnings::text from import where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single()).contains("A quote stands inside an unquoted cell in 2 of the first 2 rows");
    }

    @Test
    void existingProductKeepsItsNameIfTheCellIsBlank() {
        database.sql("insert into product (sku, name) values ('A', 'Lamp')").update();

        var id = requests.insert(FOLDER.resolve("25-blank-name-of-existing.csv"), Map.of("on_blank", "clear"));
        node.runToEnd(id);

        assertThat(products()).containsExactly("A|Lamp|5.00|true");
        assertThat(requests.status(id).message()).isEqualTo("0 new, 1 updated, 0 unchanged, 0 duplicate, 0 rejected");
    }

    @Test
    void blankNeverSwitchesAProductOn() {
        database.sql("insert into product (sku, name, active) values ('A', 'a', false)").update();

        var id = requests.insert(FOLDER.resolve("30-clear-activates.csv"), Map.of("on_blank", "clear"));
        node.runToEnd(id);

        assertThat(products()).containsExactly("A|a|null|false");
    }

    private static final String NAMELESS = """
            sku,name,price
            old,,1
            new,,2
            NEW,New one,3
            New,,4
            other,,5
            old,,6
            """;

    /// A row with a name wins over later rows without, of which each is rejected.
    @Test
    void onlyANewProductNeedsAName() {
        database.sql("insert into product (sku, name) values ('old', 'Old one')").update();
        var preview = requests.insert(written(NAMELESS), Map.of("preview", "true"));
        node.runToEnd(preview);
        assertThat(requests.status(preview).message())
                .isEqualTo("would give 1 new, 1 updated, 0 unchanged, 1 duplicate, 3 rejected");

        var id = requests.insert(written(NAMELESS));
        node.runToEnd(id);

        assertThat(requests.status(id).message()).isEqualTo("1 new, 1 updated, 0 unchanged, 1 duplicate, 3 rejected");
        assertThat(products()).containsExactly("NEW|New one|3.00|true", "old|Old one|6.00|true");
        assertThat(rejections(id)).containsExactly("3 missing_name new,,2", "5 missing_name New,,4",
                "6 missing_name other,,5");
    }

    @Test
    void firstImportRejectsRowsWithoutNames() {
        var id = requests.insert(written(NAMELESS));

        node.runToEnd(id);

        assertThat(requests.status(id).message()).isEqualTo("1 new, 0 updated, 0 unchanged, 0 duplicate, 5 rejected");
        assertThat(products()).containsExactly("NEW|New one|3.00|true");
    }

    private List<String> products() {
        return database.sql(
                "select sku || '|' || name || '|' || coalesce(price::text, 'null') || '|' || active from product order by sku_key")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> rejections(ImportId id) {
        return database.sql(
                "select line || ' ' || code || ' ' || raw from import_rejection where import_id = :id order by line")
                .param("id", id.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private Path written(String text) {
        try {
            return Files.writeString(folder.resolve("file.csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
