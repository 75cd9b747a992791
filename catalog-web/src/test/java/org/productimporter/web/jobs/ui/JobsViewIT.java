package org.productimporter.web.jobs.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.productimporter.web.jobs.ExecutionRows;
import org.productimporter.web.ui.AsEditor;
import org.productimporter.web.ui.AsViewer;
import org.productimporter.web.ui.BrowserlessViewTest;
import org.productimporter.web.ui.ViewTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

@ViewTest
@AsEditor
class JobsViewIT extends BrowserlessViewTest {

    @Autowired private JdbcClient database;
    private ExecutionRows rows;

    @BeforeEach
    void clear() {
        rows = new ExecutionRows(database);
        rows.clear();
    }

    private List<String> shown() {
        return find(NativeTableRow.class).all()
                .stream()
                .filter(row -> !row.getDataCells().isEmpty())
                .map(row -> String.join(" | ",
                        row.getDataCells().stream().map(cell -> cell.getElement().getTextRecursively()).toList()))
                .toList();
    }

    private void open(Map<String, String> query) {
        UI.getCurrent().navigate("jobs", QueryParameters.simple(query));
    }

    private void twoExecutions() {
        var importId = rows.importOf("spring.csv", "completed", 12);
        rows.execution(11, "FAILED", importId);
        rows.execution(12, "COMPLETED", importId);
    }

    @Test
    @AsViewer
    void executionsAreListedTheLatestFirst() {
        twoExecutions();
        rows.execution(13, "ABANDONED", 999);

        open(Map.of());

        assertThat(shown()).containsExactly("13product-import | !Abandoned | – | 999, deleted | 2 Jan | 41 s",
                "12product-import | ✓Completed | – | spring.csv | 2 Jan | 41 s",
                "11product-import | ✕Failed | It broke | spring.csv | 2 Jan | 41 s");
    }

    @Test
    void theFiltersOfTheUrlAreCombined() {
        twoExecutions();

        open(Map.of("status", "failed", "from", "2026-01-02", "to", "2026-01-02"));
        assertThat(shown()).singleElement().asString().startsWith("11");

        open(Map.of("status", "failed", "parameter", "importId=0"));
        assertThat(shown()).isEmpty();
        assertThat(getCurrentView().getElement().getTextRecursively()).contains("No executions match these filters");
    }

    @Test
    void anInvalidParameterIsReportedAtItsField() {
        open(Map.of("parameter", "7"));

        var field = find(TextField.class).all().getFirst();
        assertThat(field.isInvalid()).isTrue();
        assertThat(field.getErrorMessage()).isEqualTo("Enter name=value, such as importId=7");
    }

    @Test
    void theNextPageHasOlderExecutions() {
        for (var id = 1; id <= 30; id++) {
            rows.execution(id, "COMPLETED", id);
        }
        open(Map.of("status", "completed"));
        assertThat(shown()).hasSize(25).first().asString().startsWith("30");

        test(find(RouterLink.class).withText("Older").single()).click();

        assertThat(shown()).hasSize(5).first().asString().startsWith("5");
    }

    @Test
    void aNewExecutionAppearsAndItsStateIsUpdated() {
        open(Map.of());
        assertThat(getCurrentView().getElement().getTextRecursively()).contains("No jobs yet");

        var importId = rows.importOf("spring.csv", "running", 12);
        rows.execution(12, "STARTED", importId);
        awaitRow("◐Started");

        database.sql("update batch_job_execution set status = 'FAILED', exit_message = 'Too late'").update();
        awaitRow("✕Failed | Too late");
    }

    private void awaitRow(String text) {
        await().pollInSameThread().untilAsserted(() -> {
            roundTrip();
            assertThat(shown()).singleElement().asString().contains(text);
        });
    }

    @Test
    @WithMockUser(authorities = "SCOPE_webhooks:manage")
    void aUserWithoutTheScopeSeesNothing() {
        open(Map.of());

        assertThat((Component) getCurrentView()).isNotInstanceOf(JobsView.class);
    }
}
