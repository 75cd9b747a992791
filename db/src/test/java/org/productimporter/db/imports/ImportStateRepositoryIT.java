package org.productimporter.db.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportTransition;
import org.productimporter.model.imports.RowCounts;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is not in the table of transitions does not happen, whoever asks for it.
@OnPostgres
class ImportStateRepositoryIT {

    private static final ImportResult RESULT = new ImportResult("over", new RowCounts(0, 0, 0, 0, 0, 0, 0), 0, null);

    private final JdbcClient database;
    private final ImportStateRepository states;
    private ImportId id = new ImportId(1);

    ImportStateRepositoryIT(JdbcClient database) {
        this.database = database;
        this.states = new ImportStateRepository(database, new ImportSummaryRepository(database));
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
        actions.put(ImportAction.RESTART, to -> to.restart(id.value()));
        actions.put(ImportAction.APPLY, to -> to.apply(id.value()));
        actions.put(ImportAction.ABANDON, to -> to.abandon(id.value()));
        actions.put(ImportAction.CONFIRM_STOP, to -> to.confirmStop(id));
        actions.put(ImportAction.FAIL, to -> end(to, 7, ImportAction.FAIL, ImportState.FAILED));
        actions.put(ImportAction.COMPLETE, to -> end(to, 7, ImportAction.COMPLETE, ImportState.COMPLETED));
        actions.put(ImportAction.FINISH_PREVIEW, to -> end(to, 7, ImportAction.FINISH_PREVIEW, ImportState.PREVIEWED));
        actions.put(ImportAction.BEGIN, to -> to.begin(id, "node"));
        return actions;
    }

    private boolean end(ImportStateRepository to, long fence, ImportAction action, ImportState state) {
        return to.end(id, fence, action, state, RESULT);
    }

    private void set(ImportState state) {
        database.sql("update import set state = :state, fence = 7, abandoned_at = null where id = :id")
                .param("state", state.text())
                .param("id", id.value())
                .update();
    }

    @ParameterizedTest
    @EnumSource
    void onlyTransitionsOfTheTableHappen(ImportState from) {
        actions().forEach((action, move) -> {
            set(from);
            var wanted = ImportTransition.find(from, action);
            assertThat(move.test(states)).as("%s %s", from, action).isEqualTo(wanted.isPresent());
            assertThat(states.current(id.value()).orElseThrow().state())
                    .isEqualTo(wanted.map(ImportTransition::to).orElse(from));
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAbandonedStaysSo(ImportState from) {
        set(from);
        var abandoned = states.abandon(id.value());

        assertThat(abandoned).isEqualTo(from.allows(ImportAction.ABANDON));
        if (abandoned) {
            assertThat(states.restart(id.value()) || states.abandon(id.value())).isFalse();
        }
    }

    @Test
    void anAttemptThatWasReplacedEndsNothing() {
        set(ImportState.RUNNING);
        states.begin(id, "other");

        assertThat(end(states, 7, ImportAction.FAIL, ImportState.FAILED)).isFalse();
        assertThat(end(states, 8, ImportAction.FAIL, ImportState.FAILED)).isTrue();
    }
}
