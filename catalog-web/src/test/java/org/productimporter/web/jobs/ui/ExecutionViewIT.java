package org.productimporter.web.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
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
class ExecutionViewIT extends BrowserlessViewTest {

    @Autowired private JdbcClient database;
    @Autowired private DataDirectory data;
    private ExecutionRows rows;
    private long importId;

    @BeforeEach
    void clear() {
        rows = new ExecutionRows(database);
        rows.clear();
    }

    /// Opens execution 12, before which 11 failed.
    private void open(String state, String status) {
        importId = rows.importOf("spring.csv", state, 12);
        rows.execution(11, "FAILED", importId);
        rows.execution(12, status, importId);
        navigate(ExecutionView.class, 12L);
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    private void click(String button) {
        test(find(Button.class).withText(button).single()).click();
    }

    private List<Button> recover() {
        return find(Button.class).withText("Recover").all();
    }

    @Test
    void stepsWorkersAndParametersAreShown() {
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

        assertThat(text()).contains("Execution 12", "Started", "spring.csv", "importId", "identifying")
                .containsSubsequence("inspect", "Completed", "100 %", "stage", "2 workers, 1 failed", "50 %")
                .containsSubsequence("stage:worker-01", "n1", "1 chunk · 10 rows", "Disk full");
        assertThat(find(Section.class).all())
                .filteredOn(card -> card.getElement().getTextRecursively().startsWith("Workers over time"))
                .hasSize(1);
    }

    @Test
    @AsViewer
    void theMessageIsShownAndTheImportIsLinked() {
        open("failed", "FAILED");

        assertThat(text()).containsSubsequence("Failed", "spring.csv", "took 41 s", "It broke");
        var link = find(RouterLink.class).withText("spring.csv").single();
        assertThat(link.getHref()).isEqualTo("imports/" + importId);
    }

    @Test
    void theEndOfTheExecutionIsShown() {
        open("running", "STARTED");
        assertThat(text()).contains("Started");

        database.sql("update batch_job_execution set status = 'COMPLETED', end_time = start_time + interval '9 s'")
                .update();

        await().pollInSameThread().untilAsserted(() -> {
            // Only find(…) runs the commands of other threads.
            var page = find(ExecutionView.class).single();
            assertThat(page.getElement().getTextRecursively()).contains("Completed", "took 9.0 s");
        });
    }

    @Test
    void theImportOfALiveNodeCannotBeRecovered() {
        open("running", "STARTED");
        assertThat(recover()).isEmpty();
        rows.heldBy("n1", importId, 3);

        navigate(ExecutionView.class, 12L);

        assertThat(text()).contains("Node n1: last heartbeat");
        assertThat(recover()).isEmpty();
    }

    @Test
    void theImportOfADeadNodeIsRecovered() {
        open("running", "STARTED");
        rows.heldBy("n1", importId, 90);
        navigate(ExecutionView.class, 12L);
        assertThat(text()).contains("Node n1: last heartbeat 9", "The node is dead");

        click("Recover");

        assertThat(database.sql("select picked from scheduled_tasks").query(Boolean.class).single()).isFalse();
        assertThat(recover()).isEmpty();
    }

    @Test
    @AsViewer
    void aViewerSeesNoAction() {
        open("running", "STARTED");
        rows.heldBy("n1", importId, 90);

        navigate(ExecutionView.class, 12L);

        assertThat(text()).contains("The node is dead");
        assertThat(recover()).isEmpty();
    }

    @Test
    void anEarlierExecutionShowsNoNode() {
        open("running", "STARTED");
        rows.heldBy("n1", importId, 90);

        navigate(ExecutionView.class, 11L);

        assertThat(text()).contains("Failed").doesNotContain("Node n1");
        assertThat(recover()).isEmpty();
    }

    @Test
    void stepsAreComparedWithPastExecutions() {
        importId = rows.importOf("spring.csv", "completed", 12);
        rows.execution(11, "COMPLETED", importId);
        rows.execution(12, "COMPLETED", importId);
        rows.step(5, 11, "stage", "COMPLETED");
        rows.step(6, 12, "stage", "COMPLETED");
        database.sql("update batch_step_execution set end_time = start_time + interval '9 seconds'").update();

        navigate(ExecutionView.class, 12L);

        assertThat(text()).contains("The latest 2 completed executions")
                .containsSubsequence("Deviation", "stage", "9.0 s", "9.0 s", "9.0 s", "9.0 s");
    }

    @Test
    void theLogIsShownAndSearched() throws IOException {
        open("failed", "FAILED");
        click("Show log");
        assertThat(text()).contains("There is no log of import " + importId);

        Files.writeString(data.logs().resolve("import-" + importId + ".log"), "It begins\nIt breaks\n");
        click("Show log");
        assertThat(text()).contains("2 lines", "It begins", "It breaks");

        var search =
                find(TextField.class).withCondition(field -> "Search the log".equals(field.getPlaceholder())).single();
        test(search).setValue("BREAKS");
        assertThat(text()).contains("1 line contains this text", "It breaks").doesNotContain("It begins");
    }
}
