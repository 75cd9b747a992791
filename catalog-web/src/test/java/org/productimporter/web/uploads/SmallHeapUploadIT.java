package org.productimporter.web.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.web.OwnProcess;
import org.productimporter.web.Rest;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The server in a JVM whose heap is smaller than the upload. `-Dupload.megabytes=2100` tests a size that an `int` cannot
/// hold, which takes too long for the build.
@OnPostgres
class SmallHeapUploadIT {

    private static final int MEGABYTE = 1 << 20;
    private static final long BYTES = Long.getLong("upload.megabytes", 200) * MEGABYTE;
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final TestDatabase server;
    private final JdbcClient database;
    @TempDir private Path data;

    SmallHeapUploadIT(TestDatabase server, JdbcClient database) {
        this.server = server;
        this.database = database;
    }

    @Test
    void receivesAFileLargerThanTheHeap() throws IOException {
        int port = freePort();
        try (var process = start(port)) {
            var rest = rest(process, port);

            var answer = rest.csv("/api/imports",
                    BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> new LetterStream(BYTES)), BYTES),
                    Map.of());

            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
            var file = database.sql("select file_path, file_size from import").query().singleRow();
            assertThat(file.get("file_size")).isEqualTo(BYTES);
            assertThat(Path.of(String.valueOf(file.get("file_path")))).hasSize(BYTES);
        }
    }

    private OwnProcess start(int port) {
        return OwnProcess.start(OwnProcess.Program.SERVER, server, data.resolve("output.txt"),
                List.of("server.port=" + port, "product.importer.roles=web", "product.importer.data=" + data,
                        "product.importer.upload.max-size=3GB"));
    }

    private Rest rest(OwnProcess process, int port) {
        var anonymous = new Rest(port, null);
        await("the server, see " + data.resolve("output.txt")).atMost(START_TIMEOUT)
                .ignoreExceptions()
                .failFast("the server has ended", () -> !process.isAlive())
                .until(() -> anonymous.get("/actuator/health/readiness").status() == 200);
        return Rest.administrator(port, data);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
