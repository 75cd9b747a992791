package org.productimporter.web.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.productimporter.db.imports.ImportSummaryRepository;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.model.imports.ImportSummary;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnPostgres
class ImportListEventsIT {

    private final JdbcClient database;
    private final ImportSummaryRepository summaries;
    private final ImportListEvents changed;
    private final List<String> told = new ArrayList<>();

    ImportListEventsIT(JdbcClient database) {
        this.database = database;
        this.summaries = new ImportSummaryRepository(database);
        this.changed = new ImportListEvents(database);
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

    private void note(ImportSummary status) {
        told.add(status.fileName() + " " + status.state().text());
    }

    /// One turn of the polling thread.
    private List<String> turn() {
        told.clear();
        var wanted = changed.wanted();
        var found = summaries.find(wanted).stream().collect(Collectors.toMap(ImportSummary::id, Function.identity()));
        changed.tell(wanted, found);
        return List.copyOf(told);
    }

    @Test
    void eachChangeOfAnOpenImportIsToldOnceAndItsEndIsTheLast() {
        insert("old", "completed");
        insert("open", "queued");
        changed.add(this::note);

        assertThat(turn()).containsExactly("open queued");
        assertThat(turn()).isEmpty();
        state("open", "running");
        assertThat(turn()).containsExactly("open running");
        state("open", "failed");
        assertThat(turn()).containsExactly("open failed");
        assertThat(turn()).isEmpty();
    }

    @Test
    void aNewImportThatEndsBetweenTwoLooksIsTold() {
        changed.add(this::note);
        assertThat(turn()).isEmpty();

        insert("quick", "completed");

        assertThat(turn()).containsExactly("quick completed");
        assertThat(turn()).isEmpty();
    }

    @Test
    void anImportAtWorkThatStandsStillIsToldAgainAfterAWhile() {
        insert("frozen", "running");
        insert("waits", "queued");
        changed.add(this::note);
        assertThat(turn()).containsExactlyInAnyOrder("frozen running", "waits queued");

        for (var look = 1; look < ImportListEvents.QUIET_LOOKS; look++) {
            assertThat(turn()).isEmpty();
        }
        assertThat(turn()).containsExactly("frozen running");
        assertThat(turn()).isEmpty();
    }

    @Test
    void nothingIsAskedWhenNobodyFollows() {
        insert("open", "running");
        Consumer<ImportSummary> follower = this::note;
        changed.add(follower);
        changed.remove(follower);

        assertThat(changed.isFollowed()).isFalse();
        assertThat(changed.wanted()).isEmpty();
    }
}
