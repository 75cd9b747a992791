package org.productimporter.web.imports.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.files.DataFolder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@WebServerTest
@Timeout(60)
class ImportApiIT {

    private static final String CSV = "sku,name\nA-1,Anvil\n";

    @LocalServerPort private int port;
    @Autowired private DataFolder data;
    @Autowired private JdbcClient database;
    private Rest rest;

    @BeforeEach
    void signIn() {
        rest = Rest.administrator(port, data.root());
        database.sql("delete from import").update();
        database.sql("delete from scheduled_tasks").update();
    }

    @Test
    void anUploadIsAnImportAndATaskAndAFile() throws IOException {
        var answer =
                rest.form(
                        "/api/imports",
                        "products.csv",
                        CSV.getBytes(UTF_8),
                        Map.of("mode", "insert_only"));

        var id = answer.json().path("id").asLong();
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/api/imports/" + id);
        assertThat(answer.body())
                .contains("\"file_name\":\"products.csv\"")
                .contains("\"state\":\"queued\"")
                .contains("\"mode\":\"insert_only\"")
                .contains("\"bytes_total\":" + CSV.length())
                .contains("\"requested_by\":\"administrator\"")
                .contains("\"rows\":{\"read\":0,\"inserted\":0,\"updated\":0,\"unchanged\":0,")
                .contains("\"error\":null");
        assertThat(tasks()).isEqualTo("run-import " + id);
        assertThat(uploads()).hasSize(1);
        assertThat(database.sql("select file_sha256 from import").query(String.class).single())
                .isEqualTo(sha());
        assertThat(rest.get("/api/imports/" + id + "/").body())
                .isEqualTo(rest.get("/api/imports/" + id).body());
    }

    private static String sha() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(CSV.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String tasks() {
        return String.join(
                ",",
                database.sql("select task_name || ' ' || task_instance from scheduled_tasks")
                        .query(String.class)
                        .list());
    }

    private List<Path> uploads() throws IOException {
        try (var files = Files.list(data.uploads())) {
            return files.filter(file -> known(file)).toList();
        }
    }

    private boolean known(Path file) {
        return database.sql("select exists (select 1 from import where file_path = :path)")
                .param("path", file.toString())
                .query(Boolean.class)
                .single();
    }

    @Test
    void theRawBodyIsTheFile() {
        var answer =
                rest.csv(
                        "/api/imports/?file_name=raw.csv&preview=true&columns=%7B%22a%22:%22sku%22%7D",
                        CSV, Map.of());

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("file_name").asString()).isEqualTo("raw.csv");
        assertThat(answer.json().path("options").path("preview").asBoolean()).isTrue();
        assertThat(answer.json().path("options").path("columns").path("a").asString())
                .isEqualTo("sku");
    }

    @Test
    void theOriginalPathsAnswerInTheOriginalWords() {
        var upload =
                rest.form("/api/file-processor/upload/", "old.csv", CSV.getBytes(UTF_8), Map.of());
        var id = upload.json().path("id").asLong();
        var url = "/api/file-processor/status/" + id + "/";

        assertThat(upload.status()).isEqualTo(202);
        assertThat(upload.body())
                .isEqualTo(
                        "{\"id\":%d,\"status\":\"pending\",\"file_name\":\"old.csv\",\"status_url\":\"%s\"}"
                                .formatted(id, url));
        assertThat(rest.get(url).body())
                .isEqualTo(
                        "{\"id\":%d,\"status\":\"pending\",\"message\":\"waiting for a free importer\",\"progress\":0,\"processed_rows\":0,\"created\":0,\"updated\":0,\"unchanged\":0,\"duplicates\":0,\"rejected\":0,\"error\":null,\"started_at\":null,\"finished_at\":null,\"duration_seconds\":null}"
                                .formatted(id));
    }

    @Test
    void anUnknownOptionNamesItself() throws IOException {
        var answer = rest.csv("/api/imports?mod=upsert", CSV, Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("errors").path(0).path("field").asString()).isEqualTo("mod");
        var inForm =
                rest.form("/api/imports", "a.csv", CSV.getBytes(UTF_8), Map.of("preview", "maybe"));
        assertThat(inForm.status()).isEqualTo(400);
        assertThat(inForm.json().path("errors").path(0).path("field").asString())
                .isEqualTo("preview");
        assertThat(database.sql("select count(*) from import").query(Long.class).single()).isZero();
    }

    @Test
    void aFileOfTheDropFolderIsTaken() throws IOException {
        Files.writeString(data.drop().resolve("dropped.csv"), CSV);
        var body = "{\"source\": \"drop/dropped.csv\", \"options\": {\"max_rejected\": 5}}";

        var answer = rest.json("/api/imports", body);
        var again = rest.json("/api/imports", body);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("options").path("max_rejected").asString()).isEqualTo("5");
        assertThat(data.drop().resolve("dropped.csv")).doesNotExist();
        assertThat(again.status()).isEqualTo(404);
        assertThat(rest.json("/api/imports", "{\"source\": \"drop/x.csv\", \"colour\": 1}").body())
                .contains("\"field\":\"colour\"");
    }

    @Test
    void whatLiesOutsideTheDropFolderIsRefused() throws IOException {
        Files.writeString(data.root().resolve("secret.csv"), CSV);
        Files.createSymbolicLink(
                data.drop().resolve("link.csv"), data.root().resolve("secret.csv"));
        Files.createSymbolicLink(data.drop().resolve("way"), data.root());
        for (var source :
                new String[] {
                    "drop/../secret.csv",
                    "../secret.csv",
                    "drop/link.csv",
                    "drop/way/secret.csv",
                    "/etc/passwd",
                    "drop/\\u0000"
                }) {
            var answer = rest.json("/api/imports", "{\"source\": \"" + source + "\"}");
            assertThat(answer.status()).as(source).isEqualTo(400);
        }
        assertThat(data.root().resolve("secret.csv")).exists();
        Files.delete(data.drop().resolve("link.csv"));
        Files.delete(data.drop().resolve("way"));
    }

    @Test
    void theListIsFilteredAndReadByCursor() {
        for (var name : new String[] {"a.csv", "b.csv", "c.csv"}) {
            rest.csv("/api/imports?file_name=" + name, CSV, Map.of());
        }
        database.sql(
                        "update import set state = 'failed', error_title = 'Broken' where file_name = 'b.csv'")
                .update();

        var first = rest.get("/api/imports?page_size=2").json();
        var second =
                rest.get("/api/imports?page_size=2&cursor=" + first.path("next_cursor").asString())
                        .json();

        assertThat(names(first)).containsExactly("c.csv", "b.csv");
        assertThat(names(second)).containsExactly("a.csv");
        assertThat(second.path("next_cursor").isNull()).isTrue();
        assertThat(names(rest.get("/api/imports/?state=failed").json())).containsExactly("b.csv");
        assertThat(names(rest.get("/api/imports?file_name=A.C").json())).containsExactly("a.csv");
        assertThat(names(rest.get("/api/imports?requested_by=nobody").json())).isEmpty();
        assertThat(
                        names(
                                rest.get(
                                                "/api/imports?from=2000-01-01T00:00:00Z&to=2001-01-01T00:00:00Z")
                                        .json()))
                .isEmpty();
        assertThat(names(rest.get("/api/imports?from=2000-01-01T00:00:00Z").json())).hasSize(3);
        assertThat(rest.get("/api/imports?state=broken").status()).isEqualTo(400);
        assertThat(rest.get("/api/imports?cursor=rubbish").status()).isEqualTo(400);
        assertThat(rest.get("/api/imports?from=yesterday").status()).isEqualTo(400);
        assertThat(rest.get("/api/imports?page_size=501").status()).isEqualTo(400);
    }

    private static List<String> names(JsonNode list) {
        return StreamSupport.stream(list.path("results").spliterator(), false)
                .map(found -> found.path("file_name").asString())
                .toList();
    }

    @Test
    void progressComesFromTheLedger() {
        var id = upload();
        database.sql(
                        """
                        update import
                        set state = 'running', phase = 'stage', attempt = 1, file_size = 1000,
                            started_at = clock_timestamp() - interval '10 seconds',
                            attempt_started_at = clock_timestamp() - interval '10 seconds'
                        """)
                .update();
        chunk(id, "stage", 0, true);
        chunk(id, "stage", 1, false);

        var staging = rest.get("/api/imports/" + id).json();
        assertThat(staging.path("percent").asDouble()).isEqualTo(25.5);
        assertThat(staging.path("bytes_read").asLong()).isEqualTo(100);
        assertThat(staging.path("rows").path("read").asLong()).isEqualTo(10);
        assertThat(staging.path("rows").path("rejected").asLong()).isEqualTo(2);
        assertThat(staging.path("rows_per_second").asLong()).isEqualTo(1);
        assertThat(staging.path("eta_seconds").asLong()).isEqualTo(30);

        database.sql("update import_chunk set done_at = clock_timestamp(), attempt = 1").update();
        chunk(id, "merge", 0, true);
        chunk(id, "merge", 1, false);
        var merging = rest.get("/api/imports/" + id).json();
        assertThat(merging.path("percent").asDouble()).isEqualTo(74.5);
        assertThat(merging.path("bytes_read").asLong()).isEqualTo(1000);
        assertThat(merging.path("rows").path("inserted").asLong()).isEqualTo(4);
        assertThat(merging.path("eta_seconds").asLong()).isEqualTo(10);
        var legacy = rest.get("/api/file-processor/status/" + id).json();
        assertThat(legacy.path("status").asString()).isEqualTo("processing");
        assertThat(legacy.path("progress").asInt()).isEqualTo(74);
    }

    private void chunk(long id, String phase, int number, boolean done) {
        database.sql(
                        """
                        insert into import_chunk (import_id, phase, no, from_byte, to_byte, first_line,
                            attempt, started_at, done_at, rows_read, rows_rejected, rows_inserted)
                        values (:id, :phase, :no, :no * 100, :no * 100 + 100, 2, 1,
                            case when :done then clock_timestamp() - interval '10 seconds' end,
                            case when :done then clock_timestamp() end,
                            case when :done then 10 else 0 end,
                            case when :done and :phase = 'stage' then 2 else 0 end,
                            case when :done and :phase = 'merge' then 4 else 0 end)
                        """)
                .param("id", id)
                .param("phase", phase)
                .param("no", number)
                .param("done", done)
                .update();
    }

    private long upload() {
        return rest.csv("/api/imports", CSV, Map.of()).json().path("id").asLong();
    }

    private void state(String state) {
        database.sql("update import set state = :state").param("state", state).update();
    }

    @Test
    void aQueuedImportStopsAtOnceAndARestartQueuesItAgain() {
        var id = upload();

        var stopped = rest.post("/api/imports/" + id + "/stop");
        assertThat(stopped.status()).isEqualTo(202);
        assertThat(stopped.json().path("state").asString()).isEqualTo("stopped");
        assertThat(tasks()).isEmpty();

        var restarted = rest.post("/api/imports/" + id + "/restart/");
        assertThat(restarted.status()).isEqualTo(202);
        assertThat(restarted.json().path("state").asString()).isEqualTo("queued");
        assertThat(tasks()).isEqualTo("run-import " + id);
    }

    @Test
    void aRunningImportIsAskedToStop() {
        var id = upload();
        state("running");

        var answer = rest.post("/api/imports/" + id + "/stop");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("state").asString()).isEqualTo("stopping");
        assertThat(answer.json().path("message").asString())
                .isEqualTo("stopping: chunks in hand are being finished");
        assertThat(database.sql("select stop_requested from import").query(Boolean.class).single())
                .isTrue();
        assertThat(rest.post("/api/imports/" + id + "/stop").status()).isEqualTo(202);
    }

    @Test
    void anActionThatMakesNoSenseSaysWhatWould() {
        var id = upload();
        state("completed");

        var restart = rest.post("/api/imports/" + id + "/restart");
        assertThat(restart.status()).isEqualTo(409);
        assertThat(restart.json().path("detail").asString())
                .isEqualTo(
                        "Import %d is completed and cannot be restarted. Accepted now: delete; to import it once more, send the file again"
                                .formatted(id));
        assertThat(rest.post("/api/imports/" + id + "/stop").status()).isEqualTo(409);
        assertThat(rest.post("/api/imports/" + id + "/apply").status()).isEqualTo(409);
        state("running");
        assertThat(rest.delete("/api/imports/" + id).status()).isEqualTo(409);
        assertThat(rest.post("/api/imports/999999/stop").status()).isEqualTo(404);
        assertThat(rest.get("/api/imports/none").status()).isEqualTo(400);
    }

    @Test
    void aPreviewIsApplied() {
        var id = rest.csv("/api/imports?preview=true", CSV, Map.of()).json().path("id").asLong();
        state("previewed");

        var answer = rest.post("/api/imports/" + id + "/apply");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("state").asString()).isEqualTo("queued");
        assertThat(answer.json().path("options").path("preview").asBoolean()).isFalse();
    }

    @Test
    void deletingRemovesRowAndFileAndKeepsProducts() throws IOException {
        var id = upload();
        state("completed");
        database.sql("insert into product (sku, name) values ('A-1', 'Anvil')").update();
        assertThat(uploads()).hasSize(1);

        assertThat(rest.delete("/api/imports/" + id + "/").status()).isEqualTo(204);

        assertThat(rest.get("/api/imports/" + id).status()).isEqualTo(404);
        try (var files = Files.list(data.uploads())) {
            assertThat(files.filter(file -> file.toString().contains(".part"))).isEmpty();
        }
        assertThat(database.sql("select count(*) from product").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void rejectionsArePagedAndComeBackAsAFileToMend() {
        var id = upload();
        database.sql(
                        """
                        update import
                        set layout = '{"charset": "UTF-8", "delimiter": ";",
                            "header": ["sku", "name", "code"], "columns": {"SKU": 0, "NAME": 1}}'
                        """)
                .update();
        chunk(id, "stage", 0, true);
        chunk(id, "stage", 1, true);
        reject(id, 3, 0, 2, "missing_name", "A-2;;x");
        reject(id, 14, 1, 3, "column_count", "A-3;\"Big;one\"");
        reject(id, 15, 1, 4, "bad_number", "\"A;4\";\"Say \"\"hi\"\"\";y");

        var page = rest.get("/api/imports/" + id + "/rejections?page_size=1").json();
        assertThat(page.path("results").toString())
                .isEqualTo(
                        "[{\"line\":3,\"record\":2,\"column\":\"name\",\"code\":\"missing_name\",\"message\":\"why\",\"raw\":\"A-2;;x\"}]");
        var next =
                rest.get(
                                "/api/imports/"
                                        + id
                                        + "/rejections?page_size=2&cursor="
                                        + page.path("next_cursor").asString())
                        .json();
        assertThat(next.path("results").path(0).path("record").asLong()).isEqualTo(13);
        assertThat(next.path("results").path(1).path("record").asLong()).isEqualTo(14);
        assertThat(next.path("next_cursor").isNull()).isTrue();
        assertThat(
                        rest.get("/api/imports/" + id + "/rejections/?code=bad_number")
                                .json()
                                .path("results")
                                .size())
                .isEqualTo(1);

        var file = rest.get("/api/imports/" + id + "/rejections.csv");
        assertThat(file.header("Content-Type")).startsWith("text/csv").contains("charset=UTF-8");
        assertThat(file.body())
                .isEqualTo(
                        """
                        sku,name,line,code,message
                        A-2,,3,missing_name,why
                        ,,14,column_count,"why | record: A-3;""Big;one""\"
                        "A;4","Say ""hi""\",15,bad_number,why
                        """
                                .replace("\n", "\r\n"));
        assertThat(rest.get("/api/imports/999999/rejections").status()).isEqualTo(404);
        assertThat(rest.get("/api/imports/999999/rejections.csv").status()).isEqualTo(404);
    }

    private void reject(long id, long line, int chunk, long record, String code, String raw) {
        database.sql(
                        """
                        insert into import_rejection (import_id, line, chunk_no, record, column_name,
                            code, message, raw)
                        values (:id, :line, :chunk, :record, 'name', :code, 'why', :raw)
                        """)
                .param("id", id)
                .param("line", line)
                .param("chunk", chunk)
                .param("record", record)
                .param("code", code)
                .param("raw", raw)
                .update();
    }

    @Test
    void eventsTellEachChangeAndEndWithTheImport() throws Exception {
        var id = upload();
        var request = rest.request("/api/imports/" + id + "/events/").GET().build();
        var response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/event-stream");
        try (var stream = response.body()) {
            var lines = stream.iterator();
            assertThat(lines.next()).isEqualTo("event:import");
            assertThat(lines.next()).startsWith("data:{").contains("\"state\":\"queued\"");
            assertThat(lines.next()).isEmpty();
            state("failed");
            assertThat(lines.next()).isEqualTo("event:import");
            assertThat(lines.next()).contains("\"state\":\"failed\"");
            assertThat(lines.next()).isEmpty();
            assertThat(lines.hasNext()).isFalse();
        }
        assertThat(rest.get("/api/imports/999999/events").status()).isEqualTo(404);
    }
}
