package org.productimporter.model.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ImportTransitionTest {

    @ParameterizedTest
    @CsvSource({"QUEUED, false, [STOP]", "RUNNING, false, [STOP]", "STOPPING, false, []",
            "STOPPED, false, '[RESTART, ABANDON, DELETE]'", "STOPPED, true, [DELETE]",
            "FAILED, false, '[RESTART, ABANDON, DELETE]'", "FAILED, true, [DELETE]",
            "PREVIEWED, false, '[APPLY, DELETE]'", "COMPLETED, false, '[UNDO, DELETE]'", "UNDOING, false, [STOP]",
            "UNDONE, false, [DELETE]"})
    void allowedActionsFollowTheTable(ImportState state, boolean abandoned, String actions) {
        assertThat(state.allowedActions(abandoned)).hasToString(actions);
    }

    @ParameterizedTest
    @CsvSource({"QUEUED, BEGIN, import.started", "RUNNING, BEGIN, ''", "QUEUED, STOP, import.stopped",
            "RUNNING, STOP, ''", "STOPPING, CONFIRM_STOP, import.stopped", "RUNNING, COMPLETE, import.completed",
            "RUNNING, FINISH_PREVIEW, ''", "RUNNING, FAIL, import.failed", "STOPPED, ABANDON, import.failed",
            "FAILED, ABANDON, ''", "FAILED, RESTART, ''", "COMPLETED, DELETE, ''", "COMPLETED, UNDO, ''",
            "UNDOING, BEGIN, ''", "UNDOING, FAIL, import.failed", "UNDOING, FINISH_UNDO, ''"})
    void beginAndEndHaveEvents(ImportState from, ImportAction action, String event) {
        assertThat(ImportTransition.find(from, action).flatMap(ImportTransition::event).orElse("")).isEqualTo(event);
    }

    @ParameterizedTest
    @EnumSource
    void nodesActOnlyBeforeAFinalState(ImportState state) {
        assertThat(state.allows(ImportAction.DELETE)).isEqualTo(state.isFinal());
        assertThat(state.allows(ImportAction.BEGIN) || state.allows(ImportAction.CONFIRM_STOP))
                .isEqualTo(!state.isFinal());
    }
}
