package org.productimporter.web.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.productimporter.db.changes.HistoryProperties;
import org.productimporter.db.imports.ImportSummaryRepository;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.model.imports.ImportSummary;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnPostgres
class ImportListEventsIT {

    private final JdbcClient database;
    private final ImportSummaryRepository summaries;
    private final ImportListEvents events;
    private final List<String> received = new ArrayList<>();

    ImportListEventsIT(JdbcClient database) {
        this.database = database;
        this.summaries = new ImportSummaryRepository(database, new HistoryProperties(true, Duration.ofDays(30)));
        this.events = new ImportListEvents(database);
    }

    @BeforeEach
    void clear() {
        database.sql("delete from import").update();
    }

    private void insert(String name, String state) {
        database.sql("""
                insert into import (file_name, file_path, file_size, source, requested_by, state)
                values (:name, :name, 1, 'upload', 'test', :state)
                """).param("name", name).param("state", state).update();
    }

    private void state(String name, String state) {
        database.sql("update import set state = :state where file_name = :name")
                .param("name", name)
                .param("state", state)
                .update();
    }

    private void receive(ImportSummary summary) {
        received.add(summary.fileName() + " " + summary.state().text());
    }

    /// Polls once.
    private List<String> poll() {
        received.clear();
        var observed = events.observedIds();
        var found = summaries.find(observed).stream().collect(Collectors.toMap(ImportSummary::id, Function.identity()));
        events.publish(observed, found);
        return List.copyOf(received);
    }

    @Test
    void sendsEachChangeOfAnOpenImportOnceUpToItsEnd() {
        insert("old", "completed");
        insert("open", "queued");
        events.add(this::receive);

        assertThat(poll()).containsExactly("open queued");
        assertThat(poll()).isEmpty();
        state("open", "running");
        assertThat(poll()).containsExactly("open running");
        state("open", "failed");
        assertThat(poll()).containsExactly("open failed");
        assertThat(poll()).isEmpty();
    }

    @Test
    void sendsANewImportThatEndedBetweenTwoPolls() {
        events.add(this::receive);
        assertThat(poll()).isEmpty();

        insert("quick", "completed");

        assertThat(poll()).containsExactly("quick completed");
        assertThat(poll()).isEmpty();
    }

    @Test
    void sendsAPinnedImportThatEndedBeforeTheFirstPollOrBetweenTwo() {
        insert("pinned", "failed");
        var id = database.sql("select id from import").query(Long.class).single();
        Consumer<ImportSummary> follower = this::receive;
        events.pin(follower, id);
        events.add(follower);

        assertThat(poll()).containsExactly("pinned failed");
        assertThat(poll()).isEmpty();
        state("pinned", "completed");
        assertThat(poll()).containsExactly("pinned completed");
        events.remove(follower);
        events.add(this::receive);
        state("pinned", "failed");
        assertThat(poll()).isEmpty();
    }

    @Test
    void repeatsARunningImportThatDoesNotChange() {
        insert("frozen", "running");
        insert("waits", "queued");
        events.add(this::receive);
        assertThat(poll()).containsExactlyInAnyOrder("frozen running", "waits queued");

        for (var poll = 1; poll < ImportListEvents.POLLS_BETWEEN_REPEATS; poll++) {
            assertThat(poll()).isEmpty();
        }
        assertThat(poll()).containsExactly("frozen running");
        assertThat(poll()).isEmpty();
    }

    @Test
    void sendsProgressOnceASecondButAChangeOfStateAtOnce() {
        insert("open", "running");
        events.add(this::receive);
        assertThat(poll()).containsExactly("open running");

        for (var poll = 1; poll < ImportListEvents.POLLS_BETWEEN_PROGRESS; poll++) {
            database.sql("update import set percent_floor = percent_floor + 1").update();
            assertThat(poll()).isEmpty();
        }
        assertThat(poll()).containsExactly("open running");
        database.sql("update import set percent_floor = percent_floor + 1").update();
        assertThat(poll()).isEmpty();
        state("open", "stopping");
        assertThat(poll()).containsExactly("open stopping");
        assertThat(poll()).isEmpty();
    }

    @Test
    void readsNothingWithoutFollowers() {
        insert("open", "running");
        Consumer<ImportSummary> follower = this::receive;
        events.add(follower);
        events.remove(follower);

        assertThat(events.hasFollowers()).isFalse();
        assertThat(events.observedIds()).isEmpty();
    }
}
