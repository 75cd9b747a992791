package org.productimporter.web.imports.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@WebServerTest
@Timeout(60)
class ImportApiIT {

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    private Rest rest;
    private ImportRows imports;

    @BeforeEach
    void signIn() {
        rest = Rest.administrator(port, data.root());
        imports = new ImportRows(rest, database, data);
        imports.clear();
    }

    @Test
    void anUploadCreatesAnImportATaskAndAFile() throws IOException {
        var answer = rest.form("/api/imports", "products.csv", ImportRows.CSV.getBytes(UTF_8),
                Map.of("mode", "insert_only"));

        var id = answer.json().path("id").asLong();
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/api/imports/" + id);
        assertThat(answer.body()).contains("\"file_name\":\"products.csv\"")
                .contains("\"state\":\"queued\"")
                .contains("\"mode\":\"insert_only\"")
                .contains("\"bytes_total\":" + ImportRows.CSV.length())
                .contains("\"requested_by\":\"administrator\"")
                .contains("\"rows\":{\"read\":0,\"inserted\":0,\"updated\":0,\"unchanged\":0,")
                .contains("\"error\":null");
        assertThat(imports.tasks()).isEqualTo("run-import " + id);
        assertThat(imports.uploads()).hasSize(1);
        assertThat(database.sql("select file_sha256 from import").query(String.class).single()).isEqualTo(sha());
        assertThat(rest.get("/api/imports/" + id + "/").body()).isEqualTo(rest.get("/api/imports/" + id).body());
    }

    private static String sha() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(ImportRows.CSV.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void namesAnUnknownOption() throws IOException {
        var answer = rest.csv("/api/imports?mod=upsert", ImportRows.CSV, Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("errors").path(0).path("field").asString()).isEqualTo("mod");
        var inForm = rest.form("/api/imports", "a.csv", ImportRows.CSV.getBytes(UTF_8), Map.of("preview", "maybe"));
        assertThat(inForm.status()).isEqualTo(400);
        assertThat(inForm.json().path("errors").path(0).path("field").asString()).isEqualTo("preview");
        assertThat(database.sql("select count(*) from import").query(Long.class).single()).isZero();
    }

    @Test
    void importsAFileOfTheDropFolder() throws IOException {
        Files.writeString(data.drop().resolve("dropped.csv"), ImportRows.CSV);
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
    void rejectsFilesOutsideOfTheDropFolder() throws IOException {
        Files.writeString(data.root().resolve("secret.csv"), ImportRows.CSV);
        Files.createSymbolicLink(data.drop().resolve("link.csv"), data.root().resolve("secret.csv"));
        Files.createSymbolicLink(data.drop().resolve("way"), data.root());
        for (var source : new String[] {"drop/../secret.csv", "../secret.csv", "drop/link.csv", "drop/way/secret.csv",
                "/etc/passwd", "drop/\\u0000"}) {
            var answer = rest.json("/api/imports", "{\"source\": \"" + source + "\"}");
            assertThat(answer.status()).as(source).isEqualTo(400);
        }
        assertThat(data.root().resolve("secret.csv")).exists();
        Files.delete(data.drop().resolve("link.csv"));
        Files.delete(data.drop().resolve("way"));
    }

    @Test
    void filtersAndPagesTheList() {
        for (var name : new String[] {"a.csv", "b.csv", "c.csv"}) {
            rest.csv("/api/imports?file_name=" + name, ImportRows.CSV, Map.of());
        }
        database.sql("update import set state = 'failed', error_title = 'Broken' where file_name = 'b.csv'").update();

        var first = rest.get("/api/imports?page_size=2").json();
        var second = rest.get("/api/imports?page_size=2&cursor=" + first.path("next_cursor").asString()).json();

        assertThat(names(first)).containsExactly("c.csv", "b.csv");
        assertThat(names(second)).containsExactly("a.csv");
        assertThat(second.path("next_cursor").isNull()).isTrue();
        assertThat(names(rest.get("/api/imports/?state=failed").json())).containsExactly("b.csv");
        assertThat(names(rest.get("/api/imports?file_name=A.C").json())).containsExactly("a.csv");
        assertThat(names(rest.get("/api/imports?requested_by=nobody").json())).isEmpty();
        assertThat(names(rest.get("/api/imports?from=2000-01-01T00:00:00Z&to=2001-01-01T00:00:00Z").json())).isEmpty();
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
    void computesTheProgressFromTheLedger() {
        var id = imports.upload();
        database.sql("""
                update import
                set state = 'running', phase = 'stage', attempt = 1, file_size = 1000,
                    started_at = clock_timestamp() - interval '10 seconds',
                    attempt_started_at = clock_timestamp() - interval '10 seconds'
                """).update();
        imports.chunk(id, "stage", 0, true);
        imports.chunk(id, "stage", 1, false);

        var staging = rest.get("/api/imports/" + id).json();
        assertThat(staging.path("percent").asDouble()).isEqualTo(25.5);
        assertThat(staging.path("bytes_read").asLong()).isEqualTo(100);
        assertThat(staging.path("rows").path("read").asLong()).isEqualTo(10);
        assertThat(staging.path("rows").path("rejected").asLong()).isEqualTo(2);
        assertThat(staging.path("rows_per_second").asLong()).isEqualTo(1);
        assertThat(staging.path("eta_seconds").asLong()).isEqualTo(30);

        database.sql("update import_chunk set done_at = clock_timestamp(), attempt = 1").update();
        imports.chunk(id, "merge", 0, true);
        imports.chunk(id, "merge", 1, false);
        var merging = rest.get("/api/imports/" + id).json();
        assertThat(merging.path("percent").asDouble()).isEqualTo(74.5);
        assertThat(merging.path("bytes_read").asLong()).isEqualTo(1000);
        assertThat(merging.path("rows").path("inserted").asLong()).isEqualTo(4);
        assertThat(merging.path("eta_seconds").asLong()).isEqualTo(10);
        var legacy = rest.get("/api/file-processor/status/" + id).json();
        assertThat(legacy.path("status").asString()).isEqualTo("processing");
        assertThat(legacy.path("progress").asInt()).isEqualTo(74);
    }
}
