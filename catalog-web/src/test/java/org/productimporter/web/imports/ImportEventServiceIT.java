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

/// The events that a client of one import receives. The test controls the polls.
@WebServerTest
@Timeout(60)
class ImportEventServiceIT {

    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final int POLLS_IN_15_SECONDS = 60;

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    @Autowired private ImportEventService events;
    @Autowired private ManualPace pace;
    private Rest rest;
    private long id;

    @TestConfiguration
    static class ManualPaceConfiguration {

        @Bean
        ManualPace pace() {
            return new ManualPace();
        }

        @Bean
        @Primary
        ImportEventService manualEvents(ImportService imports, ImportSummaryRepository summaries, JdbcClient database,
                ManualPace pace) {
            return new ImportEventService(imports, summaries, database, pace);
        }
    }

    /// Lets the polling thread poll on request and records the pauses between the polls.
    static final class ManualPace implements ChangePoller.Sleeper {

        private final List<Duration> pauses = new CopyOnWriteArrayList<>();
        private final Semaphore resting = new Semaphore(0);
        private final Semaphore permits = new Semaphore(0);

        @Override
        public void sleep(Duration pause) throws InterruptedException {
            pauses.add(pause);
            resting.release();
            permits.acquire();
        }

        void awaitRest() throws InterruptedException {
            assertThat(resting.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        }

        void poll() throws InterruptedException {
            permits.release();
            awaitRest();
        }

        void reset() {
            permits.drainPermits();
            resting.drainPermits();
            pauses.clear();
        }
    }

    @BeforeEach
    void upload() {
        database.sql("delete from import").update();
        pace.permits.release(2);
        await().until(() -> !events.isPolling());
        pace.reset();
        rest = Rest.administrator(port, data.root());
        id = rest.csv("/api/imports", "sku\nA\n", Map.of()).json().path("id").asLong();
    }

    @Test
    void sendsACommentEveryFifteenSecondsWithoutAChange() throws Exception {
        var lines = follow();
        assertThat(event(lines)).contains("\"state\":\"queued\"");
        for (int comment = 1; comment <= 2; comment++) {
            for (int poll = 1; poll <= POLLS_IN_15_SECONDS; poll++) {
                pace.poll();
            }
            assertThat(lines.next()).isEqualTo(":still there");
            assertThat(lines.next()).isEmpty();
        }
        end(lines);

        assertThat(pace.pauses).containsOnly(INTERVAL).hasSize(2 * POLLS_IN_15_SECONDS + 2);
        assertThat(INTERVAL.multipliedBy(POLLS_IN_15_SECONDS)).isEqualTo(Duration.ofSeconds(15));
    }

    /// One event per poll, four polls per second.
    @Test
    void sendsOneEventForTheChangesBetweenTwoPolls() throws Exception {
        var lines = follow();
        assertThat(event(lines)).contains("\"state\":\"queued\"");
        for (int poll = 1; poll <= 4; poll++) {
            for (int change = 1; change <= 10; change++) {
                setMessage("poll %d, change %d".formatted(poll, change));
            }
            pace.poll();
            assertThat(event(lines)).contains("\"message\":\"poll %d, change 10\"".formatted(poll));
        }
        end(lines);

        assertThat(pace.pauses).containsOnly(INTERVAL).hasSize(6);
    }

    private Iterator<String> follow() throws IOException, InterruptedException {
        var request = rest.request("/api/imports/" + id + "/events").GET().build();
        var lines = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines()).body();
        pace.awaitRest();
        return lines.iterator();
    }

    /// Returns the data of the next event, without a comment before it.
    private static String event(Iterator<String> lines) {
        assertThat(lines.next()).isEqualTo("event:import");
        var data = lines.next();
        assertThat(lines.next()).isEmpty();
        return data;
    }

    private void end(Iterator<String> lines) throws InterruptedException {
        database.sql("update import set state = 'failed'").update();
        pace.poll();
        assertThat(event(lines)).contains("\"state\":\"failed\"");
        assertThat(lines.hasNext()).isFalse();
    }

    private void setMessage(String message) {
        database.sql("update import set message = :message").param("message", message).update();
    }
}
