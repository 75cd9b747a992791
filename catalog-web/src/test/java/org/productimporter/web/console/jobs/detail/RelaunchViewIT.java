package org.productimporter.web.console.jobs.detail;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.productimporter.web.console.AsEditor;
import org.productimporter.web.console.ViewTest;

@ViewTest
@AsEditor
class RelaunchViewIT extends OpenExecution {

    @Test
    void whatFailedGoesOn() {
        open("failed", "FAILED");
        rows.chunk(importId, 0, true);
        rows.chunk(importId, 1, false);
        assertThat(buttons()).containsExactly("Restart…", "Abandon…");

        click("Restart…");
        assertThat(dialog())
                .contains("Stage: 1 of 2 chunks; 1 stay done", "importId")
                .doesNotContain("Deactivate at most");
        assertThat(state()).isEqualTo("failed");
        limit().setValue("5 %");
        click("Restart now");

        assertThat(state()).isEqualTo("queued");
        assertThat(
                        database.sql("select options ->> 'max_rejected' from import")
                                .query(String.class)
                                .single())
                .isEqualTo("5%");
    }

    private String dialog() {
        return find(Dialog.class).single().getElement().getTextRecursively();
    }

    private TextField limit() {
        return find(TextField.class)
                .withCondition(field -> "Stop after rejections".equals(field.getLabel()))
                .single();
    }

    @Test
    void aLimitThatIsNoneIsToldAtItsField() {
        open("failed", "FAILED");
        click("Restart…");

        limit().setValue("many");
        click("Restart now");

        assertThat(limit().isInvalid()).isTrue();
        assertThat(limit().getErrorMessage()).contains("a number of rows such as 250");
        assertThat(state()).isEqualTo("failed");
    }

    @Test
    void theSameFileRunsAgainWithOptionsThatCanBeChanged() throws IOException {
        open("completed", "COMPLETED");
        assertThat(find(Button.class).withText("Run again…").all()).isEmpty();
        var file = Files.writeString(data.uploads().resolve("stored.csv"), "sku\nA\n");
        database.sql("update import set file_path = :file, options = '{\"mode\": \"insert_only\"}'")
                .param("file", file.toString())
                .update();
        navigate(ExecutionView.class, 12L);

        click("Run again…");
        test(find(Checkbox.class).single()).click();
        click("Start");

        assertThat(
                        database.sql(
                                        """
                                        select options ->> 'mode' || ' ' || (options ->> 'preview')
                                            || ' ' || requested_by
                                        from import
                                        where state = 'queued'
                                        """)
                                .query(String.class)
                                .single())
                .isEqualTo("insert_only true editor");
    }

    @Test
    void stepsStandBesidePastRuns() {
        importId = rows.importOf("spring.csv", "completed", 12);
        rows.execution(11, "COMPLETED", importId);
        rows.execution(12, "COMPLETED", importId);
        rows.step(5, 11, "stage", "COMPLETED");
        rows.step(6, 12, "stage", "COMPLETED");
        database.sql("update batch_step_execution set end_time = start_time + interval '9 seconds'")
                .update();

        navigate(ExecutionView.class, 12L);

        assertThat(find(StatisticsPanel.class).single().getElement().getTextRecursively())
                .contains("The latest 2 completed runs")
                .containsSubsequence("stage", "9.0 s", "9.0 s", "9.0 s", "9.0 s");
    }

    @Test
    void whoComesTooLateIsToldTheReasonOfTheService() {
        open("failed", "FAILED");
        database.sql("update import set state = 'completed'").update();

        click("Restart…");
        click("Restart now");

        assertThat(dialog()).contains("is completed");
    }
}
