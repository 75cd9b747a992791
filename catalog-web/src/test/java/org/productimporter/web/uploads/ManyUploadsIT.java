package org.productimporter.web.uploads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.web.OwnDataFolder;
import org.productimporter.web.Rest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/// Many small uploads at once, every tenth of which is cut in half. `bench/uploads` sends 10,000 from 200 clients.
@OnPostgres
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"product.importer.drop.watch=false", "product.importer.upload.reserve=1MB"})
@ContextConfiguration(initializers = OwnDataFolder.class)
@Timeout(3600)
class ManyUploadsIT {

    private static final int UPLOADS = Integer.getInteger("uploads", 20);
    private static final int CLIENTS = Integer.getInteger("uploads.clients", 10);
    private static final Duration TIMEOUT = Duration.ofMinutes(Integer.getInteger("uploads.minutes", 5));
    private static final long ALLOWED_GROWTH = 48L << 20;
    private static final int CUT = 0;

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;

    @Test
    void eachIsAnsweredAndEachAcceptedOneIsImported() throws Exception {
        var rest = Rest.administrator(port, data.root());
        var before = liveBytes();
        var start = System.nanoTime();
        var statuses = new TreeMap<Integer, Integer>();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var calls = IntStream.range(0, UPLOADS)
                    .<Callable<Integer>>mapToObj(i -> () -> i % 10 == 9 ? cut() : upload(rest, i))
                    .toList();
            for (var status : clients.invokeAll(calls)) {
                statuses.merge(status.get(), 1, Integer::sum);
            }
        }
        var answered = seconds(start);

        assertThat(statuses.keySet()).isSubsetOf(CUT, 202, 429, 503);
        assertThat(statuses).containsEntry(CUT, UPLOADS / 10);
        long accepted = statuses.getOrDefault(202, 0);
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(completed()).isEqualTo(accepted));
        assertThat(database.sql("select count(*) from product").query(Long.class).single()).isEqualTo(2L * accepted);
        await().untilAsserted(() -> assertThat(files(".part")).isZero());
        assertThat(files(".csv")).isEqualTo(accepted);
        var growth = liveBytes() - before;
        assertThat(growth).isLessThan(ALLOWED_GROWTH);
        System.out.printf(
                "%,d uploads from %d clients: %s, answered in %.1f s, imported in %.1f s, live heap %+,d KiB%n",
                UPLOADS, CLIENTS, statuses, answered, seconds(start), growth >> 10);
    }

    private static int upload(Rest rest, int number) {
        var answer = rest.csv("/api/imports", "sku,name\nU%1$d,a\nV%1$d,b\n".formatted(number), Map.of());
        if (answer.status() != 202) {
            assertThat(answer.header("Retry-After")).isNotEmpty();
        }
        return answer.status();
    }

    /// Sends half a file and resets the connection.
    private int cut() throws IOException {
        var token = Files.readString(data.root().resolve("admin-token")).strip();
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(("POST /api/imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Type: text/csv\r\nContent-Length: 100\r\n\r\nsku,name\n" + "x".repeat(41))
                            .getBytes(UTF_8));
            socket.setSoLinger(true, 0);
        }
        return CUT;
    }

    private int completed() {
        return database.sql("select count(*) from import where state = 'completed'").query(Integer.class).single();
    }

    private long files(String suffix) throws IOException {
        try (var files = Files.list(data.uploads())) {
            return files.filter(file -> file.toString().endsWith(suffix)).count();
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long liveBytes() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
