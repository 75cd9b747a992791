package org.productimporter.importer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.ImporterApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line as scripts see it: its exit code, and the last line of its output.
@OnPostgres
@ExtendWith(OutputCaptureExtension.class)
class ImportCommandIT {

    private final TestDatabase server;
    private final JdbcClient database;
    @TempDir private Path folder;

    ImportCommandIT(TestDatabase server, JdbcClient database) {
        this.server = server;
        this.database = database;
    }

    @BeforeEach
    void clear() {
        database.sql("truncate import, product cascade").update();
    }

    private int run(String content, String... options) throws IOException {
        var file = Files.writeString(folder.resolve("products.csv"), content);
        var arguments = new ArrayList<>(List.of("import", file.toString()));
        arguments.addAll(List.of(options));
        arguments.add("--product.importer.data=" + folder);
        arguments.add("--spring.datasource.url=" + server.jdbcUrl());
        arguments.add("--spring.datasource.username=" + server.username());
        arguments.add("--spring.datasource.password=" + server.password());
        return ImportCommand.run(ImporterApplication.class, arguments.toArray(String[]::new));
    }

    private static String lastLine(CapturedOutput output) {
        return output.getOut().lines().toList().getLast();
    }

    @Test
    void aCompletedImportIsZero(CapturedOutput output) throws IOException {
        assertThat(run("sku,name\nA-1,Anvil\n")).isZero();
        assertThat(lastLine(output)).startsWith("completed: 1 rows in ");
    }

    @Test
    void aFailedImportIsOne(CapturedOutput output) throws IOException {
        assertThat(run("[{\"sku\": \"A\"}]")).isOne();
        assertThat(lastLine(output)).startsWith("failed: ");
        assertThat(run("[{\"sku\": \"A\"}]", "--json")).isOne();
        assertThat(JsonMapper.shared().readTree(lastLine(output)).path("state").asString()).isEqualTo("failed");
        assertThat(output).doesNotContain("\tat ");
    }

    private static final String WITHOUT_HEADER = "ART0815;Lampe;12.00\nART0816;Stuhl;15.00\n";

    @Test
    void aNeededMappingIsFiveAndPrinted(CapturedOutput output) throws IOException {
        assertThat(run(WITHOUT_HEADER)).isEqualTo(5);
        assertThat(output.getOut()).contains("Proposal:", "First rows:\n", "  ART0815 | Lampe | 12.00\n",
                "--accept-proposal");
        assertThat(lastLine(output)).startsWith("needs_mapping: the mapping is to be confirmed: ");

        assertThat(run(WITHOUT_HEADER, "--json")).isEqualTo(5);
        var lines = output.getOut().lines().toList();
        var mapping = JsonMapper.shared().readTree(lines.get(lines.size() - 2));
        assertThat(mapping.path("questions").isEmpty()).isFalse();
        assertThat(mapping.path("sample").get(0).get(1).asString()).isEqualTo("Lampe");
        assertThat(JsonMapper.shared().readTree(lines.getLast()).path("state").asString()).isEqualTo("needs_mapping");
        assertThat(database.sql("select count(*) from product").query(Long.class).single()).isZero();
    }

    @Test
    void takesTheProposalOrOptionsInsteadOfAsking() throws IOException {
        assertThat(run(WITHOUT_HEADER, "--header=none", "--columns={\"1\":\"sku\",\"2\":\"name\",\"3\":null}"))
                .isZero();
        assertThat(products()).containsExactly("ART0815 Lampe null", "ART0816 Stuhl null");
        database.sql("truncate product").update();

        assertThat(run("Nr;Wert\nA;1,50\n", "--accept-proposal", "--columns={\"Nr\":\"sku\",\"Wert\":\"price\"}"))
                .isZero();
        assertThat(products()).containsExactly("A A 1.50");
    }

    private List<@Nullable String> products() {
        return database
                .sql("select sku || ' ' || name || ' ' || coalesce(price::text, 'null') from product order by sku")
                .query(String.class)
                .list();
    }

    @Test
    void writesRejectedRowsBesideTheSourceAndReadsThemBack(CapturedOutput output) throws IOException {
        var columns = "--columns={\"Nr\":\"sku\",\"Wert\":\"price\",\"Text\":null}";
        var rejections = folder.resolve("products.rejections.csv");

        assertThat(run("Nr;Wert;Text\nä1;1,50;a\nö2;x;\"b \"\"c\"\"\"\n", columns)).isEqualTo(3);

        assertThat(output.getErr()).contains("1 rejected rows: " + rejections);
        assertThat(Files.readString(rejections))
                .startsWith("\uFEFFNr;Wert;Text;line;code;message\r\n" + "ö2;x;\"b \"\"c\"\"\";3;bad_number;");
        assertThat(run(Files.readString(rejections).replace(";x;", ";2,50;"))).isZero();
        assertThat(products()).containsExactly("ä1 ä1 1.50", "ö2 ö2 2.50");
        assertThat(database.sql("select array_to_string(warnings, ' ') from import order by id desc limit 1")
                .query(String.class)
                .single()).isEqualTo("The file has no name column: new products get their SKU as name.");
    }

    @Test
    void overwritesNoFile(CapturedOutput output) throws IOException {
        var kept = Files.writeString(folder.resolve("products.rejections.csv"), "mine");

        assertThat(run("sku,price\nA-1,1\nA-2,x\n")).isEqualTo(3);
        assertThat(run("sku,price\nA-1,1\nA-2,x\n", "--rejections=" + kept)).isEqualTo(2);

        assertThat(kept).hasContent("mine");
        assertThat(folder.resolve("products.rejections-2.csv")).exists();
        assertThat(output.getErr()).contains("exists and is not overwritten");
        assertThat(run("sku,price\nA-1,1\nA-2,x\n", "--rejections=" + folder.resolve("r.csv"))).isEqualTo(3);
        assertThat(folder.resolve("r.csv")).exists();
    }

    @ParameterizedTest
    @CsvSource({"--mode=replace, --mode: mode", "--max_rejected=many, --max_rejected: max_rejected",
            "--columns=sku, --columns: columns", "--colour=red, Unknown option --colour=red."})
    void wrongUsageIsTwoAndSaysWhatIsWrong(String option, String said, CapturedOutput output) throws IOException {
        assertThat(run("sku\nA\n", option)).isEqualTo(2);
        assertThat(output.getErr()).contains(said, "Usage: import FILE [options]");
        assertThat(database.sql("select count(*) from import").query(Long.class).single()).isZero();
    }

    @Test
    void aFileThatIsNotThereIsTwo(CapturedOutput output) {
        assertThat(ImportCommand.run(ImporterApplication.class, "import", "nowhere.csv")).isEqualTo(2);
        assertThat(output.getErr()).contains("There is no readable file nowhere.csv.");
    }

    /// One line with the reason and what to do.
    @Test
    void aDatabaseThatCannotBeUsedIsOne(CapturedOutput output) throws IOException {
        var file = Files.writeString(folder.resolve("products.csv"), "sku\nA\n");

        assertThat(ImportCommand.run(ImporterApplication.class, "import", file.toString(),
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/shop",
                "--spring.datasource.hikari.connection-timeout=1000")).isOne();

        assertThat(output.getErr()).startsWith("failed: No PostgreSQL server answers").contains("Start the server");
        assertThat(output).doesNotContain("\tat ");
    }

    @Test
    void rejectedRowsAreThree(CapturedOutput output) throws IOException {
        assertThat(run("sku,price\nA-1,1\nA-2,x\n", "--max-rejected=50%")).isEqualTo(3);
        assertThat(lastLine(output)).startsWith("completed: 2 rows in ");
    }

    @Test
    void aStoppedImportIsFour(CapturedOutput output) throws IOException {
        // Somebody is as quick as can be.
        database.sql("""
                create function stop_at_once() returns trigger language plpgsql as
                $$ begin new.state := 'stopping'; return new; end $$
                """).update();
        database.sql("create trigger stop before insert on import for each row execute function stop_at_once()")
                .update();
        try {
            assertThat(run("sku,name\nA-1,Anvil\n")).isEqualTo(4);
            assertThat(lastLine(output)).startsWith("stopped: ");
        } finally {
            database.sql("drop trigger stop on import").update();
        }
    }

    private static final List<String> FIELDS_OF_REST = List.of("id", "file_name", "state", "phase", "message",
            "percent", "bytes_total", "bytes_read", "rows", "rows_deactivated", "rows_per_second", "eta_seconds",
            "attempt", "options", "retry_of", "requested_by", "requested_at", "started_at", "finished_at",
            "duration_seconds", "file_sha256", "job_execution_id", "warnings", "error", "undo_until", "undo");

    @Test
    void withJsonTheLastLineIsTheImportOfRest(CapturedOutput output) throws IOException {
        assertThat(run("nr;name\nA-1;Anvil\n", "--json", "--columns={\"nr\": \"sku\"}")).isZero();

        var json = JsonMapper.shared().readTree(lastLine(output));
        assertThat(json.propertyNames()).containsExactlyInAnyOrderElementsOf(FIELDS_OF_REST);
        assertThat(json.path("state").asString()).isEqualTo("completed");
        assertThat(json.path("rows")).isEqualTo(JsonMapper.shared().readTree("""
                {"read": 1, "inserted": 1, "updated": 0, "unchanged": 0,
                 "duplicate": 0, "rejected": 0, "blank": 0}"""));
        assertThat(json.path("bytes_read")).isEqualTo(json.path("bytes_total"));
        assertThat(json.path("options").path("columns").path("nr").asString()).isEqualTo("sku");
        assertThat(json.path("error").isNull()).isTrue();
        for (var time : List.of("requested_at", "started_at", "finished_at")) {
            assertThat(json.path(time).asString()).as(time).endsWith("Z");
            assertThat(age(json.path(time))).as(time).isBetween(0L, 60L);
        }
    }

    private static long age(JsonNode time) {
        return Instant.now().getEpochSecond() - Instant.parse(time.asString()).getEpochSecond();
    }
}
