package org.productimporter.db.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.productimporter.db.changes.HistoryProperties;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportTransition;
import org.productimporter.model.imports.RowCounts;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Verifies that only the transitions of [ImportTransition] happen.
@OnPostgres
class ImportStateRepositoryIT {

    private static final ImportResult RESULT =
            new ImportResult("completed", new RowCounts(0, 0, 0, 0, 0, 0, 0), 0, null);

    private final JdbcClient database;
    private final ImportStateRepository states;
    private ImportId id = new ImportId(1);

    ImportStateRepositoryIT(JdbcClient database) {
        this.database = database;
        this.states = new ImportStateRepository(database,
                new ImportSummaryRepository(database, new HistoryProperties(true, Duration.ofDays(30))));
    }

    private static final String INSERT = """
            insert into import (file_name, file_path, file_size, source, requested_by, fence)
            values ('a.csv', '/a.csv', 1, 'upload', 'test', 7)
            returning id
            """;

    @BeforeEach
    void insert() {
        id = new ImportId(database.sql(INSERT).query(Long.class).single());
    }

    private Map<ImportAction, Predicate<ImportStateRepository>> actions() {
        var actions = new EnumMap<ImportAction, Predicate<ImportStateRepository>>(ImportAction.class);
        actions.put(ImportAction.RESTART, states -> states.restart(id.value()));
        actions.put(ImportAction.APPLY, states -> states.apply(id.value()));
        actions.put(ImportAction.ABANDON, states -> states.abandon(id.value()));
        actions.put(ImportAction.CONFIRM_STOP, states -> states.confirmStop(id));
        actions.put(ImportAction.FAIL, states -> end(states, 7, ImportAction.FAIL, ImportState.FAILED));
        actions.put(ImportAction.COMPLETE, states -> end(states, 7, ImportAction.COMPLETE, ImportState.COMPLETED));
        actions.put(ImportAction.FINISH_PREVIEW,
                states -> end(states, 7, ImportAction.FINISH_PREVIEW, ImportState.PREVIEWED));
        actions.put(ImportAction.BEGIN, states -> states.begin(id, "node"));
        actions.put(ImportAction.UNDO, states -> states.undo(id.value(), "anna"));
        actions.put(ImportAction.FINISH_UNDO, states -> end(states, 7, ImportAction.FINISH_UNDO, ImportState.UNDONE));
        return actions;
    }

    private boolean end(ImportStateRepository states, long fence, ImportAction action, ImportState state) {
        return states.end(id, fence, action, state, RESULT);
    }

    private void set(ImportState state) {
        set(state, false);
    }

    private void set(ImportState state, boolean undo) {
        database.sql("""
                update import
                set state = :state, fence = 7, abandoned_at = null,
                    undo_requested_at = case when :undo then now() end,
                    undo_requested_by = case when :undo then 'anna' end
                where id = :id
                """).param("undo", undo).param("state", state.text()).param("id", id.value()).update();
    }

    @ParameterizedTest
    @EnumSource
    void onlyTransitionsOfTheTableHappen(ImportState from) {
        actions().forEach((action, change) -> {
            set(from);
            var expected = ImportTransition.find(from, action);
            assertThat(change.test(states)).as("%s %s", from, action).isEqualTo(expected.isPresent());
            assertThat(states.current(id.value()).orElseThrow().state())
                    .isEqualTo(expected.map(ImportTransition::to).orElse(from));
        });
    }

    @ParameterizedTest
    @EnumSource
    void abandonedImportCannotBeRestarted(ImportState from) {
        set(from);
        var abandoned = states.abandon(id.value());

        assertThat(abandoned).isEqualTo(from.allows(ImportAction.ABANDON));
        if (abandoned) {
            assertThat(states.restart(id.value()) || states.abandon(id.value())).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STOPPED", "FAILED"})
    void aRestartContinuesTheUndoThatCannotBeAbandoned(ImportState from) {
        set(from, true);
        assertThat(states.current(id.value()).orElseThrow().allowedActions()).containsExactly(ImportAction.RESTART,
                ImportAction.DELETE);
        assertThat(states.abandon(id.value())).isFalse();
        assertThat(states.restart(id.value())).isTrue();
        assertThat(states.current(id.value()).orElseThrow().state()).isEqualTo(ImportState.UNDOING);
    }

    @Test
    void replacedAttemptCannotEndTheImport() {
        set(ImportState.RUNNING);
        states.begin(id, "other");

        assertThat(end(states, 7, ImportAction.FAIL, ImportState.FAILED)).isFalse();
        assertThat(end(states, 8, ImportAction.FAIL, ImportState.FAILED)).isTrue();
    }
}
