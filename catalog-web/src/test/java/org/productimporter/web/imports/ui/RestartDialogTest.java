package org.productimporter.web.imports.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.productimporter.web.imports.restart.RestartPlan;
import org.productimporter.web.imports.restart.RestartPlan.Part;

class RestartDialogTest {

    @Test
    void listsTheWorkOfARestart() {
        assertThat(RestartDialog.lines(new RestartPlan(List.of(), "", false, 10)))
                .containsExactly("Everything, because the file has not been split into chunks yet");
        assertThat(RestartDialog.lines(new RestartPlan(List.of(new Part("stage", 36, 4)), "", false, 10)))
                .containsExactly("Stage: 4 of 40 chunks; 36 done", "Merge: planned when the last range is staged");
        assertThat(RestartDialog
                .lines(new RestartPlan(List.of(new Part("stage", 40, 0), new Part("merge", 0, 9)), "", false, 10)))
                .containsExactly("Stage: nothing, all 40 chunks done", "Merge: all 9 chunks");
    }
}
