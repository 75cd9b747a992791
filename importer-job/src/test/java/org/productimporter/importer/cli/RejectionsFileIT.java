package org.productimporter.importer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.imports.ImportSummaryRepository;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.ImporterNodeTest;
import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The file of the rejected rows, mended or not, is imported with the options of its import.
class RejectionsFileIT extends ImporterNodeTest {

    private static final Path FOLDER = Path.of("src/test/resources/failing");

    @TempDir private Path folder;

    RejectionsFileIT(TestDatabase server, JdbcClient database) {
        super(server, database);
    }

    @Test
    void mendedFileOfAnotherCharsetKeepsItsLetters() throws IOException {
        var options = Map.of("charset", "windows-1252", "decimal", "point");
        var rejections = rejectionsOf(FOLDER.resolve("04-rejections-of-windows-1252.csv"), options);
        var text = Files.readString(rejections);
        assertThat(text).startsWith("\uFEFFsku;name;price;line;code;message\r\nä1;Käse;\"1,50\";2;bad_number;")
                .contains("\r\nb2;Öl 5 €;\"2,50\";3;bad_number;");
        assertThat(products()).containsExactly("c3|ok|3.00");

        Files.writeString(rejections, text.replace("1,50", "1.50").replace("2,50", "2.50"));
        var again = requests.insert(rejections, options);
        node.runToEnd(again);

        assertThat(requests.status(again).message())
                .isEqualTo("2 new, 0 updated, 0 unchanged, 0 duplicate, 0 rejected");
        assertThat(products()).containsExactly("b2|Öl 5 €|2.50", "c3|ok|3.00", "ä1|Käse|1.50");
        assertThat(warnings(again)).isEqualTo("{}");
    }

    @Test
    void untouchedFileOfBadBytesIsRejectedAgain() throws IOException {
        database.sql("insert into product (sku, name) values ('A', 'Good')").update();
        var rejections = rejectionsOf(FOLDER.resolve("05-rejections-of-bad-bytes.csv"), Map.of());

        var again = requests.insert(rejections);
        node.runToEnd(again);

        assertThat(products()).containsExactly("A|Good|null", "B|ok|null");
        assertThat(database.sql("select code from import_rejection where import_id = :id")
                .param("id", again.value())
                .query(String.class)
                .list()).containsExactly("invalid_utf8");
    }

    private Path rejectionsOf(Path file, Map<String, ?> options) {
        var id = requests.insert(file, options);
        node.runToEnd(id);
        var summary = node.bean(ImportSummaryRepository.class).find(id.value()).orElseThrow();
        var rejections = folder.resolve("rejections.csv");
        node.bean(RejectionsFile.class).write(summary, file, rejections, new PrintStream(new ByteArrayOutputStream()));
        return rejections;
    }

    private List<String> products() {
        return database
                .sql("select sku || '|' || name || '|' || coalesce(price::text, 'null') from product order by sku_key")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private String warnings(ImportId id) {
        return database.sql("select warnings::text from import where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }
}
