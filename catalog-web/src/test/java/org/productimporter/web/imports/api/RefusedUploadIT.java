package org.productimporter.web.imports.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Uploads that are refused or that break. The clients write the whole body before they read.
@WebServerTest
@Timeout(60)
class RefusedUploadIT {

    private static final int MEGABYTE = 1024 * 1024;

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;

    private Socket send(String token, String headers) throws IOException {
        var socket = new Socket("localhost", port);
        write(socket, "POST /api/imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: text/csv\r\n" + headers + "\r\n");
        return socket;
    }

    private String token() throws IOException {
        return Files.readString(data.root().resolve("admin-token")).strip();
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"declared,413", "chunked,413", "token,401"})
    void aClientThatSendsOnReadsTheAnswer(String kind, int status) throws IOException {
        var token = kind.equals("token") ? "no-token" : token();
        var isChunked = kind.equals("chunked");
        try (var socket = send(token,
                isChunked ? "Transfer-Encoding: chunked\r\n" : "Content-Length: " + 100L * MEGABYTE + "\r\n")) {
            var block = "x".repeat(MEGABYTE);
            for (var i = 0; i < 100; i++) {
                write(socket, isChunked ? "100000\r\n" + block + "\r\n" : block);
            }
            if (isChunked) {
                write(socket, "0\r\n\r\n");
            }
            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 " + status)
                    .containsIgnoringCase("Connection: close")
                    .contains("\"status\":" + status);
        }
        assertNothingIsLeft();
    }

    @Test
    void aClientThatWaitsIsNotAskedForABodyThatIsRefused() throws IOException {
        try (var socket = send(token(), "Expect: 100-continue\r\nContent-Length: " + 2 * MEGABYTE + "\r\n")) {
            assertThat(line(socket.getInputStream())).startsWith("HTTP/1.1 413");
        }
        try (var socket = send(token(), "Expect: 100-continue\r\nContent-Length: 4\r\n")) {
            assertThat(line(socket.getInputStream())).startsWith("HTTP/1.1 100");
            write(socket, "sku\n");
            assertThat(line(socket.getInputStream())).isEmpty();
            assertThat(line(socket.getInputStream())).startsWith("HTTP/1.1 202");
        }
    }

    @Test
    void aResetFreesTheSlotAndRemovesTheFile() throws IOException {
        for (var i = 0; i < 4; i++) {
            var socket = send(token(), "Content-Length: " + MEGABYTE + "\r\n");
            write(socket, "sku,name\n" + "x".repeat(200_000));
            await().until(() -> files() > 0);
            socket.setSoLinger(true, 0);
            socket.close();
            assertNothingIsLeft();
        }
        assertThat(Rest.administrator(port, data.root()).csv("/api/imports", "sku\nA\n", Map.of()).status())
                .isEqualTo(202);
    }

    @Test
    void bytesAfterTheDeclaredLengthAreNoPartOfTheFile() throws IOException {
        try (var socket = send(token(), "Connection: close\r\nContent-Length: 6\r\n")) {
            write(socket, "sku\nA\nB\nC\n");
            assertThat(line(socket.getInputStream())).startsWith("HTTP/1.1 202");
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private long files() throws IOException {
        try (var files = Files.list(data.uploads())) {
            return files.filter(file -> file.toString().endsWith(".part")).count();
        }
    }

    private void assertNothingIsLeft() {
        await().untilAsserted(() -> assertThat(files()).isZero());
    }
}
