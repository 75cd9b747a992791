package org.productimporter.web.imports.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The actions, rejections and events of imports.
@OnPostgres
@WebServerTest
@Timeout(60)
class ImportActionsIT {

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    @Autowired private PlatformTransactionManager transactions;
    private Rest rest;
    private ImportRows imports;

    @BeforeEach
    void signIn() {
        rest = Rest.administrator(port, data.root());
        imports = new ImportRows(rest, database, data);
        imports.clear();
    }

    @Test
    void stopsAQueuedImportAtOnceAndRestartsIt() {
        var id = imports.upload();

        var stopped = rest.post("/api/imports/" + id + "/stop");
        assertThat(stopped.status()).isEqualTo(202);
        assertThat(stopped.json().path("state").asString()).isEqualTo("stopped");
        assertThat(imports.tasks()).isEmpty();

        var restarted = rest.post("/api/imports/" + id + "/restart/");
        assertThat(restarted.status()).isEqualTo(202);
        assertThat(restarted.json().path("state").asString()).isEqualTo("queued");
        assertThat(imports.tasks()).isEqualTo("run-import " + id);
    }

    @Test
    void requestsTheStopOfARunningImport() {
        var id = imports.upload();
        imports.state("running");
        imports.chunk(id, "stage", 0, true);
        imports.chunk(id, "stage", 1, false);
        imports.chunk(id, "stage", 2, false);

        var answer = whileAWorkerHoldsAChunk(() -> rest.post("/api/imports/" + id + "/stop"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("state").asString()).isEqualTo("stopping");
        assertThat(answer.json().path("message").asString()).isEqualTo("stopping; chunks in progress: 1");
        assertThat(rest.post("/api/imports/" + id + "/stop").status()).isEqualTo(202);
    }

    private Rest.Answer whileAWorkerHoldsAChunk(Supplier<Rest.Answer> work) {
        return new TransactionTemplate(transactions).execute(_ -> {
            database.sql("select no from import_chunk where no = 1 for update").query(Integer.class).single();
            return work.get();
        });
    }

    @Test
    void rejectsAnActionAndNamesTheAllowedOnes() {
        var id = imports.upload();
        imports.state("completed");

        var restart = rest.post("/api/imports/" + id + "/restart");
        assertThat(restart.status()).isEqualTo(409);
        assertThat(restart.json().path("detail").asString()).isEqualTo(
                "Import %d is completed and cannot be restarted. Accepted now: undo, delete; to import it once more, send the file again"
                        .formatted(id));
        assertThat(rest.post("/api/imports/" + id + "/stop").status()).isEqualTo(409);
        assertThat(rest.post("/api/imports/" + id + "/apply").status()).isEqualTo(409);
        imports.state("running");
        assertThat(rest.delete("/api/imports/" + id).status()).isEqualTo(409);
        assertThat(rest.post("/api/imports/999999/stop").status()).isEqualTo(404);
        assertThat(rest.get("/api/imports/none").status()).isEqualTo(400);
    }

    @Test
    void appliesAPreview() {
        var id = rest.csv("/api/imports?preview=true", ImportRows.CSV, Map.of()).json().path("id").asLong();
        imports.state("previewed");

        var answer = rest.post("/api/imports/" + id + "/apply");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("state").asString()).isEqualTo("queued");
        assertThat(answer.json().path("options").path("preview").asBoolean()).isFalse();
    }

    @Test
    void deletesRowAndFileAndKeepsProducts() throws IOException {
        var id = imports.upload();
        imports.state("completed");
        database.sql("insert into product (sku, name) values ('A-1', 'Anvil')").update();
        assertThat(imports.uploads()).hasSize(1);

        assertThat(rest.delete("/api/imports/" + id + "/").status()).isEqualTo(204);

        assertThat(rest.get("/api/imports/" + id).status()).isEqualTo(404);
        try (var files = Files.list(data.uploads())) {
            assertThat(files.filter(file -> file.toString().contains(".part"))).isEmpty();
        }
        assertThat(database.sql("select count(*) from product").query(Long.class).single()).isEqualTo(1);
    }

    private long importWithThreeRejections() {
        var id = imports.upload();
        database.sql("""
                update import
                set layout = '{"charset": "UTF-8", "delimiter": ";",
                    "header": ["sku", "name", "code"], "columns": {"SKU": 0, "NAME": 1}}'
                """).update();
        imports.chunk(id, "stage", 0, true);
        imports.chunk(id, "stage", 1, true);
        imports.reject(id, 3, 0, 2, "missing_name", "A-2;;x");
        imports.reject(id, 14, 1, 3, "column_count", "A-3;\"Big;one\"");
        imports.reject(id, 15, 1, 4, "bad_number", "\"A;4\";\"Say \"\"hi\"\"\";y");
        return id;
    }

    @Test
    void pagesRejections() {
        var id = importWithThreeRejections();

        var page = rest.get("/api/imports/" + id + "/rejections?page_size=1").json();
        assertThat(page.path("results").toString()).isEqualTo(
                "[{\"line\":3,\"record\":2,\"column\":\"name\",\"code\":\"missing_name\",\"message\":\"why\",\"raw\":\"A-2;;x\"}]");
        var next =
                rest.get("/api/imports/" + id + "/rejections?page_size=2&cursor=" + page.path("next_cursor").asString())
                        .json();
        assertThat(next.path("results").path(0).path("record").asLong()).isEqualTo(13);
        assertThat(next.path("results").path(1).path("record").asLong()).isEqualTo(14);
        assertThat(next.path("next_cursor").isNull()).isTrue();
        assertThat(rest.get("/api/imports/" + id + "/rejections/?code=bad_number").json().path("results").size())
                .isEqualTo(1);
        assertThat(rest.get("/api/imports/999999/rejections").status()).isEqualTo(404);
    }

    @Test
    void writesRejectionsAsACsvFileToCorrect() {
        var id = importWithThreeRejections();

        var file = rest.get("/api/imports/" + id + "/rejections.csv");
        assertThat(file.header("Content-Type")).startsWith("text/csv").contains("charset=UTF-8");
        assertThat(file.body()).isEqualTo("""
                \uFEFFsku;name;code;line;rejection_code;message
                A-2;;x;3;missing_name;why
                A-3;"Big;one";;14;column_count;why
                "A;4";"Say ""hi""\";y;15;bad_number;why
                """.replace("\n", "\r\n"));
        assertThat(rest.get("/api/imports/" + id + "/rejections.csv?safe=true").body()).isEqualTo(file.body());
        assertThat(rest.get("/api/imports/" + id + "/rejections.csv?safe=perhaps").status()).isEqualTo(400);
        assertThat(rest.get("/api/imports/999999/rejections.csv").status()).isEqualTo(404);
        assertThat(rest.get("/api/imports/999999/rejections.xlsx").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "needs_mapping"})
    void streamsEachChangeUntilTheImportWaitsForAUser(String last) throws Exception {
        var id = imports.upload();
        var request = rest.request("/api/imports/" + id + "/events/").GET().build();
        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        try (var stream = response.body()) {
            var lines = stream.iterator();
            assertThat(lines.next()).isEqualTo("event:import");
            assertThat(lines.next()).startsWith("data:{").contains("\"state\":\"queued\"");
            assertThat(lines.next()).isEmpty();
            imports.state(last);
            assertThat(lines.next()).isEqualTo("event:import");
            assertThat(lines.next()).contains("\"state\":\"%s\"".formatted(last));
            assertThat(lines.next()).isEmpty();
            assertThat(lines.hasNext()).isFalse();
        }
        assertThat(rest.get("/api/imports/999999/events").status()).isEqualTo(404);
    }
}
