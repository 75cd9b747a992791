package org.productimporter.importer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
        assertThat(run("colour,size\nred,1\n")).isOne();
        assertThat(lastLine(output)).startsWith("failed: ");
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

    /// The reason without a stack trace, and what to do.
    @Test
    void aDatabaseThatCannotBeUsedIsOne(CapturedOutput output) throws IOException {
        var file = Files.writeString(folder.resolve("products.csv"), "sku\nA\n");

        assertThat(ImportCommand.run(ImporterApplication.class, "import", file.toString(),
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/shop",
                "--spring.datasource.hikari.connection-timeout=1000")).isOne();

        assertThat(output).contains("APPLICATION FAILED TO START", "No PostgreSQL server answers", "Start the server")
                .doesNotContain("\tat ");
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
            "attempt", "options", "requested_by", "requested_at", "started_at", "finished_at", "duration_seconds",
            "file_sha256", "job_execution_id", "warnings", "error");

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
