package org.productimporter.web.imports.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.jobs.ExecutionRows;
import org.productimporter.web.ui.AsEditor;
import org.productimporter.web.ui.AsViewer;
import org.productimporter.web.ui.BrowserlessViewTest;
import org.productimporter.web.ui.ViewTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ViewTest
@AsEditor
class RestartViewIT extends BrowserlessViewTest {

    @Autowired private JdbcClient database;
    @Autowired private DataDirectory data;
    private ExecutionRows rows;
    private long importId;

    @BeforeEach
    void clear() {
        rows = new ExecutionRows(database);
        rows.clear();
    }

    private void open(String state) {
        importId = rows.importOf("spring.csv", state, 12);
        navigate(ImportView.class, importId);
    }

    private List<String> buttons() {
        return find(ImportActionBar.class).single().getChildren().map(button -> ((Button) button).getText()).toList();
    }

    private void click(String button) {
        test(find(Button.class).withText(button).single()).click();
    }

    private String state() {
        return database.sql("select state from import").query(String.class).single();
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    private String dialog() {
        return find(Dialog.class).single().getElement().getTextRecursively();
    }

    private TextField limit() {
        return find(TextField.class)
                .withCondition(field -> "Stop if more than … rows are rejected".equals(field.getLabel()))
                .single();
    }

    @Test
    void restartsAFailedImportWithAnotherLimit() {
        importId = rows.importOf("spring.csv", "failed", 12);
        rows.chunk(importId, 0, true);
        rows.chunk(importId, 1, false);
        navigate(ImportView.class, importId);
        assertThat(buttons()).containsExactly("Restart…", "Abandon", "Delete");

        click("Restart…");
        assertThat(dialog()).contains("Stage: 1 of 2 chunks; 1 done").doesNotContain("Deactivate at most");
        assertThat(state()).isEqualTo("failed");
        limit().setValue("5 %");
        click("Restart now");

        assertThat(state()).isEqualTo("queued");
        assertThat(database.sql("select options ->> 'max_rejected' from import").query(String.class).single())
                .isEqualTo("5%");
    }

    @Test
    void showsAnInvalidLimitAtItsField() {
        open("failed");
        click("Restart…");

        limit().setValue("many");
        click("Restart now");

        assertThat(limit().isInvalid()).isTrue();
        assertThat(limit().getErrorMessage()).contains("a number of rows such as 250");
        assertThat(state()).isEqualTo("failed");
    }

    @Test
    void showsWhyARestartIsTooLate() {
        open("failed");
        database.sql("update import set state = 'completed'").update();

        click("Restart…");
        click("Restart now");

        assertThat(dialog()).contains("is completed");
    }

    @Test
    void runsTheSameFileAgainWithOtherOptions() throws IOException {
        open("completed");
        assertThat(find(Button.class).withText("Run again…").all()).isEmpty();
        var file = Files.writeString(data.uploads().resolve("stored.csv"), "sku\nA\n");
        database.sql("update import set file_path = :file, options = '{\"mode\": \"insert_only\"}'")
                .param("file", file.toString())
                .update();
        navigate(ImportView.class, importId);

        click("Run again…");
        test(find(Checkbox.class).single()).click();
        click("Start");

        assertThat(database.sql("""
                select options ->> 'mode' || ' ' || (options ->> 'preview')
                    || ' ' || requested_by
                from import
                where state = 'queued'
                """).query(String.class).single()).isEqualTo("insert_only true editor");
    }

    @Test
    void unavailableActionsShowTheReason() {
        open("running");
        assertThat(buttons()).containsExactly("Stop");
        assertThat(text()).contains("RestartOnly a stopped or failed import that is not abandoned can be restarted")
                .doesNotContain("StopOnly");
    }

    @Test
    @AsViewer
    void offersAViewerNoActions() {
        open("failed");

        assertThat(buttons()).isEmpty();
        assertThat(text()).contains("No sku column").doesNotContain("Unavailable actions");
    }

    @Test
    void abandoningAsksForConfirmationAndIsFinal() {
        open("failed");
        click("Abandon");
        test(find(ConfirmDialog.class).single()).confirm();

        // An event from before the click may still arrive. The next poll corrects the state. Only `find` runs its commands.
        await().pollInSameThread().untilAsserted(() -> {
            assertThat(buttons()).containsExactly("Delete");
            assertThat(text()).contains("Abandoned");
        });
    }
}
