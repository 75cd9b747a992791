package org.productimporter.web.imports.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnPostgres
@WebServerTest
@Timeout(60)
class UploadIT {

    private static final int TOO_LARGE = 1024 * 1024 + 1;

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    private Rest rest;

    @BeforeEach
    void signIn() {
        rest = Rest.administrator(port, data.root());
    }

    @AfterEach
    void deleteFiles() throws IOException {
        database.sql("delete from import").update();
        for (var file : files()) {
            Files.delete(data.uploads().resolve(file));
        }
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(data.uploads())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private void assertNothingIsLeft() {
        await().untilAsserted(() -> assertThat(files()).isEmpty());
        assertThat(database.sql("select count(*) from import").query(Long.class).single()).isZero();
    }

    @Test
    void rejectsADeclaredLengthOverTheLimit() {
        var answer = rest.csv("/api/imports", "a".repeat(TOO_LARGE), Map.of());

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("detail").asString()).isEqualTo(
                "A file may have 1,048,576 bytes, this one is 1,048,577 bytes. Split it, or raise product.importer.upload.max-size");
        assertNothingIsLeft();
    }

    @Test
    void rejectsAnUndeclaredLengthOverTheLimit() {
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[TOO_LARGE]));

        assertThat(rest.csv("/api/imports", body, Map.of()).status()).isEqualTo(413);
        assertNothingIsLeft();
    }

    @Test
    void rejectsAFormOverTheLimitAndAcceptsOneAtTheLimit() throws IOException {
        var form = rest.form("/api/imports", "a.csv", new byte[TOO_LARGE], Map.of());
        assertThat(form.status()).isEqualTo(413);
        assertNothingIsLeft();

        var fits = rest.form("/api/imports", "a.csv", new byte[TOO_LARGE - 1], Map.of());
        assertThat(fits.status()).isEqualTo(202);
        assertThat(files()).hasSize(1).allMatch(name -> name.matches("[0-9a-f-]{36}\\.csv"));
        var file = data.uploads().resolve(files().getFirst());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.uploads()))).isEqualTo("rwx------");
    }

    @Test
    void namesTheTypeOfAFileThatCannotBeImported() {
        var workbook =
                rest.form("/api/imports", "a.xls", "\u00d0\u00cf\u0011\u00e0rest".getBytes(ISO_8859_1), Map.of());
        assertThat(workbook.status()).isEqualTo(415);
        assertThat(workbook.json().path("detail").asString()).isEqualTo(
                "The file is an old Excel workbook (.xls), or one with a password. Open it in a spreadsheet program, save it as .xlsx or \"CSV UTF-8\" and import that.");
        assertThat(rest.csv("/api/imports", "%PDF-1.7", Map.of()).status()).isEqualTo(415);
        var ods = BodyPublishers.ofString("PK\3\4mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
        assertThat(rest.csv("/api/imports", ods, Map.of()).body()).contains("OpenDocument spreadsheet");
        assertThat(rest.csv("/api/imports", "", Map.of()).status()).isEqualTo(400);
        assertNothingIsLeft();
    }

    @Test
    void aBrokenConnectionLeavesNothingBehind() throws IOException {
        var answer = raw("Content-Length: 1000\r\n", "sku,name\n" + "x".repeat(491));

        assertThat(answer).contains("400", "The body ended early: 500 of 1,000 bytes arrived");
        assertNothingIsLeft();
        raw("Transfer-Encoding: chunked\r\n", "100\r\nsku,name\n");
        assertNothingIsLeft();
    }

    @Test
    void anIncompleteFormLeavesNothingBehind() throws IOException {
        var start = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nsku";
        raw("Content-Length: 5000\r\n", start);
        assertNothingIsLeft();

        var noEnd = rest.send(rest.request("/api/imports")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(start))
                .build());
        assertThat(noEnd.status()).isEqualTo(400);
        assertThat(noEnd.json().path("title").asString()).isEqualTo("Upload incomplete");
        assertNothingIsLeft();
    }

    /// Sends half a request, shuts the output down and returns the response, if there is one.
    private String raw(String lengthHeader, String half) throws IOException {
        var type = half.startsWith("--b") ? "multipart/form-data; boundary=b" : "text/csv";
        var token = Files.readString(data.root().resolve("admin-token")).strip();
        try (var socket = new Socket("localhost", port)) {
            var request = "POST /api/imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: " + type + "\r\n" + lengthHeader + "\r\n" + half;
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void cleansTheFileName() throws IOException {
        for (var name : List.of("../../etc/passwd", "C:\\dir\\passwd", "pass\u202ewd", "\u0007passwd")) {
            var answer = rest.form("/api/imports", name.replace("\\", "\\\\"), "sku\n".getBytes(UTF_8), Map.of());
            assertThat(answer.json().path("file_name").asString()).as(name).isEqualTo("passwd");
        }
        var endless = rest.form("/api/imports", "x".repeat(4000), "sku\n".getBytes(UTF_8), Map.of());
        assertThat(endless.json().path("file_name").asString()).hasSize(255);
        assertThat(files()).hasSize(5).allMatch(name -> name.matches("[0-9a-f-]{36}\\.csv"));
    }

    @Test
    void rejectsAFormWithoutAFileOrWithTwo() {
        var twice = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nsku\r\n".repeat(2)
                + "--b--\r\n";
        for (var body : List.of("--b\r\nContent-Disposition: form-data; name=\"mode\"\r\n\r\nupsert\r\n--b--\r\n",
                twice)) {
            var answer = rest.send(rest.request("/api/imports")
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(BodyPublishers.ofString(body))
                    .build());
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("errors").path(0).path("field").asString()).isEqualTo("file");
        }
        assertNothingIsLeft();
    }

    @Test
    void fiftyRequestsWithOneKeyCreateOneImport() throws Exception {
        var key = Map.of("Idempotency-Key", "k-1");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Rest.Answer>> answers = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> rest.csv("/api/imports", "sku\nA\n", key)))
                    .toList();
            long first = answers.getFirst().get().json().path("id").asLong();
            for (var answer : answers) {
                assertThat(answer.get().status()).isEqualTo(202);
                assertThat(answer.get().json().path("id").asLong()).isEqualTo(first);
            }
        }
        assertThat(database.sql("select count(*) from import").query(Long.class).single()).isEqualTo(1);
        assertThat(files()).hasSize(1);

        var other = rest.csv("/api/imports", "sku\nB\n", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(files()).hasSize(1);
    }
}
