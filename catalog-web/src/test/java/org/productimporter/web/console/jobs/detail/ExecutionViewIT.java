package org.productimporter.web.console.jobs.detail;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.textfield.TextField;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.productimporter.web.console.AsEditor;
import org.productimporter.web.console.AsViewer;
import org.productimporter.web.console.ViewTest;

@ViewTest
@AsEditor
class ExecutionViewIT extends OpenExecution {

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    @Test
    void stepsWorkersParametersAndAttemptsAreShown() {
        importId = rows.importOf("spring.csv", "running", 12);
        rows.execution(11, "FAILED", importId);
        rows.execution(12, "STARTED", importId);
        rows.step(5, 12, "inspect", "COMPLETED");
        rows.step(6, 12, "stage", "STARTED");
        rows.step(7, 12, "stage:worker-01", "STARTED");
        rows.step(8, 12, "stage:worker-02", "FAILED");
        rows.chunk(importId, 0, true);
        rows.chunk(importId, 1, false);

        navigate(ExecutionView.class, 12L);

        assertThat(text())
                .contains("Execution 12", "Staging", "spring.csv", "importId", "identifying")
                .containsSubsequence(
                        "inspect", "Completed", "100 %", "stage", "2 workers, 1 failed", "50 %")
                .containsSubsequence("stage:worker-01", "n1", "1 chunk · 10 rows", "Disk full")
                .containsSubsequence("12, this one", "Started", "11", "Failed");
        assertThat(find(GanttPanel.class).single().getChildren()).hasSize(1);
    }

    @Test
    void onlyActionsThatWouldBeAcceptedAreOfferedAndTheOthersSayWhy() {
        open("running", "STARTED");
        assertThat(buttons()).containsExactly("Stop");
        assertThat(text())
                .contains("RestartOnly what has stopped or failed, and was not given up, goes on")
                .contains("RecoverNo node holds it, so there is nothing to recover from");

        navigate(ExecutionView.class, 11L);
        assertThat(buttons()).isEmpty();
        assertThat(text()).contains("It is over; execution 12 came after it");
    }

    @Test
    @AsViewer
    void whoMayOnlyLookIsOfferedNoAction() {
        open("failed", "FAILED");

        assertThat(buttons()).isEmpty();
        assertThat(text()).contains("No sku column").doesNotContain("What is not possible now");
    }

    @Test
    void stopIsAsked() {
        open("running", "STARTED");

        click("Stop");

        assertThat(state()).isEqualTo("stopping");
        assertThat(buttons()).isEmpty();
    }

    @Test
    void abandoningAsksFirstAndIsForGood() {
        open("failed", "FAILED");
        click("Abandon…");
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(buttons()).isEmpty();
        assertThat(text()).contains("Abandoned");
    }

    @Test
    void aDeadNodeIsNamedAndItsImportHandedOn() {
        open("running", "STARTED");
        rows.heldBy("n1", importId, 90);
        navigate(ExecutionView.class, 12L);
        assertThat(buttons()).containsExactly("Stop", "Recover");
        assertThat(text()).contains("Node n1 gave its last sign of life 9", "taken for dead");

        click("Recover");

        assertThat(database.sql("select picked from scheduled_tasks").query(Boolean.class).single())
                .isFalse();
        assertThat(buttons()).containsExactly("Stop");
    }

    @Test
    void theLogIsShownAndSearched() throws IOException {
        open("failed", "FAILED");
        click("Show log");
        assertThat(text()).contains("There is no log of import " + importId);

        Files.writeString(
                data.logs().resolve("import-" + importId + ".log"), "It begins\nIt breaks\n");
        click("Show log");
        assertThat(text()).contains("2 lines", "It begins", "It breaks");

        var search =
                find(TextField.class)
                        .withCondition(field -> "Search the log".equals(field.getPlaceholder()))
                        .single();
        test(search).setValue("BREAKS");
        assertThat(text())
                .contains("1 line has this text", "It breaks")
                .doesNotContain("It begins");
    }
}
