package org.productimporter.web.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.db.imports.ImportSummaryRepository;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.ChangePoller;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How often a client that follows an import hears of it. The test decides when the database is
/// looked at.
@WebServerTest
@Timeout(60)
class ImportEventServiceIT {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int LOOKS_IN_15_SECONDS = 60;

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    @Autowired private ImportEventService events;
    @Autowired private Crank crank;
    private Rest rest;
    private long id;

    @TestConfiguration
    static class LooksByHand {

        @Bean
        Crank crank() {
            return new Crank();
        }

        @Bean
        @Primary
        ImportEventService turnedEvents(ImportService imports, ImportSummaryRepository summaries, JdbcClient database,
                Crank crank) {
            return new ImportEventService(imports, summaries, database, crank);
        }
    }

    /// Lets the polling thread go on look by look, and notes how long it would have rested.
    static final class Crank implements ChangePoller.Sleeper {

        private final List<Duration> pauses = new CopyOnWriteArrayList<>();
        private final Semaphore resting = new Semaphore(0);
        private final Semaphore turns = new Semaphore(0);

        @Override
        public void sleep(Duration pause) throws InterruptedException {
            pauses.add(pause);
            resting.release();
            turns.acquire();
        }

        void awaitRest() throws InterruptedException {
            assertThat(resting.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        }

        void look() throws InterruptedException {
            turns.release();
            awaitRest();
        }

        void reset() {
            turns.drainPermits();
            resting.drainPermits();
            pauses.clear();
        }
    }

    @BeforeEach
    void upload() {
        database.sql("delete from import").update();
        crank.turns.release(2);
        await().until(() -> !events.isPolling());
        crank.reset();
        rest = Rest.administrator(port, data.root());
        id = rest.csv("/api/imports", "sku\nA\n", Map.of()).json().path("id").asLong();
    }

    @Test
    void anImportThatRestsGivesASignOfLifeEveryFifteenSeconds() throws Exception {
        var lines = follow();
        assertThat(event(lines)).contains("\"state\":\"queued\"");
        for (int sign = 1; sign <= 2; sign++) {
            for (int look = 1; look <= LOOKS_IN_15_SECONDS; look++) {
                crank.look();
            }
            assertThat(lines.next()).isEqualTo(":still there");
            assertThat(lines.next()).isEmpty();
        }
        end(lines);

        assertThat(crank.pauses).containsOnly(PAUSE).hasSize(2 * LOOKS_IN_15_SECONDS + 2);
        assertThat(PAUSE.multipliedBy(LOOKS_IN_15_SECONDS)).isEqualTo(Duration.ofSeconds(15));
    }

    /// One event a look, four looks a second.
    @Test
    void changesBetweenTwoLooksAreOneEvent() throws Exception {
        var lines = follow();
        assertThat(event(lines)).contains("\"state\":\"queued\"");
        for (int look = 1; look <= 4; look++) {
            for (int change = 1; change <= 10; change++) {
                say("look %d, change %d".formatted(look, change));
            }
            crank.look();
            assertThat(event(lines)).contains("\"message\":\"look %d, change 10\"".formatted(look));
        }
        end(lines);

        assertThat(crank.pauses).containsOnly(PAUSE).hasSize(6);
    }

    private Iterator<String> follow() throws IOException, InterruptedException {
        var request = rest.request("/api/imports/" + id + "/events").GET().build();
        var lines = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines()).body();
        crank.awaitRest();
        return lines.iterator();
    }

    /// The data of the next event; whatever else comes first is a fault.
    private static String event(Iterator<String> lines) {
        assertThat(lines.next()).isEqualTo("event:import");
        var data = lines.next();
        assertThat(lines.next()).isEmpty();
        return data;
    }

    private void end(Iterator<String> lines) throws InterruptedException {
        database.sql("update import set state = 'failed'").update();
        crank.look();
        assertThat(event(lines)).contains("\"state\":\"failed\"");
        assertThat(lines.hasNext()).isFalse();
    }

    private void say(String message) {
        database.sql("update import set message = :message").param("message", message).update();
    }
}
