package org.productimporter.web.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.productimporter.web.jobs.ExecutionRows;
import org.productimporter.web.ui.AsEditor;
import org.productimporter.web.ui.AsViewer;
import org.productimporter.web.ui.BrowserlessViewTest;
import org.productimporter.web.ui.ViewTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ViewTest
@AsEditor
class JobPagesViewIT extends BrowserlessViewTest {

    @Autowired private JdbcClient database;
    private ExecutionRows rows;

    @BeforeEach
    void clear() {
        rows = new ExecutionRows(database);
        rows.clear();
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private List<String> states() {
        return database.sql("select state from import order by id").query((row, number) -> row.getString(1)).list();
    }

    @Test
    void stopAllAsksForConfirmationWithTheNumberOfImports() {
        rows.importOf("queued.csv", "queued", 1);
        rows.importOf("running.csv", "running", 2);
        UI.getCurrent().navigate("jobs");

        test(button("Stop all")).click();
        var dialog = find(ConfirmDialog.class).single();
        assertThat(dialog.getElement().getProperty("header")).isEqualTo("Stop 2 imports?");
        assertThat(states()).containsExactly("queued", "running");
        test(dialog).confirm();

        assertThat(states()).containsExactly("stopped", "stopping");
        assertThat(find(Button.class).withText("Stop all").all()).isEmpty();
    }

    @Test
    void stopAllIsHiddenIfNoImportIsOpen() {
        rows.importOf("done.csv", "completed", 1);

        UI.getCurrent().navigate("jobs");

        assertThat(find(Button.class).withText("Stop all").all()).isEmpty();
    }

    @Test
    @AsViewer
    void aViewerSeesNeitherStopAllNorCleanUp() {
        rows.importOf("queued.csv", "queued", 1);
        UI.getCurrent().navigate("jobs");
        assertThat(find(Button.class).withText("Stop all").all()).isEmpty();
        assertThat(find(RouterLink.class).withText("Clean-up").all()).isEmpty();

        UI.getCurrent().navigate("jobs/clean-up");
        assertThat((Component) getCurrentView()).isNotInstanceOf(CleanUpView.class);
    }

    @Test
    @AsViewer
    void instancesLinkToTheirExecutions() {
        var importId = rows.importOf("spring.csv", "completed", 12);
        rows.execution(11, "FAILED", importId);
        rows.execution(12, "COMPLETED", importId);
        UI.getCurrent().navigate("jobs");
        test(find(RouterLink.class).withText("Instances").single()).click();

        assertThat(text()).containsSubsequence("product-import", "spring.csv", "12", "Completed", "2");
        test(find(RouterLink.class).withText("2").single()).click();

        assertThat((Component) getCurrentView()).isInstanceOf(JobsView.class);
        assertThat(find(NativeTableRow.class).all().stream().filter(row -> !row.getDataCells().isEmpty())).hasSize(2);
    }

    @Test
    void aCleanUpShowsAPreviewAsksForConfirmationAndReportsTheResult() {
        rows.execution(1, "COMPLETED", 999);
        rows.execution(2, "FAILED", 999);
        rows.execution(3, "FAILED", rows.importOf("spring.csv", "failed", 3));
        UI.getCurrent().navigate("jobs/clean-up");
        assertThat(find(TextField.class).all()).isEmpty();

        test(button("Preview")).click();
        assertThat(text()).contains("2 executions will be removed with steps, contexts and parameters")
                .contains("1 execution is kept because an import can still continue");
        assertThat(button("Remove").isEnabled()).isFalse();
        test(find(TextField.class).single()).setValue("REMOVE");
        test(button("Remove")).click();

        await().pollInSameThread().untilAsserted(() -> {
            // Only find(…) runs the commands of other threads.
            var page = find(CleanUpView.class).single();
            assertThat(page.getElement().getTextRecursively()).contains("Done", "2 executions removed, 1 kept");
        });
        assertThat(database.sql("select job_execution_id from batch_job_execution").query(Long.class).list())
                .containsExactly(3L);
    }

    @Test
    void aChangedRuleHidesThePreview() {
        rows.execution(1, "COMPLETED", 999);
        UI.getCurrent().navigate("jobs/clean-up");
        test(button("Preview")).click();

        test(find(IntegerField.class).single()).setValue(30);

        assertThat(find(Button.class).withText("Remove").all()).isEmpty();
    }

    @Test
    void aMissingAgeIsReportedAtItsField() {
        UI.getCurrent().navigate("jobs/clean-up");

        find(IntegerField.class).single().setValue(null);
        test(button("Preview")).click();

        var field = find(IntegerField.class).single();
        assertThat(field.isInvalid()).isTrue();
        assertThat(field.getErrorMessage()).isEqualTo("Older than (days) is between 1 and 36,500, this is 0");
    }
}
