package org.productimporter.web.operations.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.IntegerField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.productimporter.web.jobs.ExecutionRows;
import org.productimporter.web.ui.AsEditor;
import org.productimporter.web.ui.AsOperator;
import org.productimporter.web.ui.BrowserlessViewTest;
import org.productimporter.web.ui.ViewTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

@ViewTest
@AsOperator
class OperationsViewsIT extends BrowserlessViewTest {

    @Autowired private JdbcClient database;

    @Value("${product.importer.node}") private String here;

    private ExecutionRows rows;

    @BeforeEach
    void clear() {
        rows = new ExecutionRows(database);
        rows.clear();
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    @Test
    void listsNodesWithTheirImports() {
        var id = rows.importOf("spring.csv", "running", 1);
        rows.heldBy("n1", id, 90);

        UI.getCurrent().navigate("nodes");

        assertThat(text()).contains("1 node alive, 1 busy; 1 lost")
                .containsSubsequence(here, "this server", "Alive", "connected for")
                .containsSubsequence("n1", "Gone", "no connection to the database, last heartbeat 9", "spring.csv");
    }

    @Test
    void showsADeadNodeWithoutReloading() {
        UI.getCurrent().navigate("nodes");
        assertThat(text()).contains("1 node alive, 0 busy");

        rows.heldBy("n2", rows.importOf("spring.csv", "running", 1), 90);

        await().pollInSameThread().untilAsserted(() -> {
            // Only find(…) runs commands of other threads.
            var page = find(NodesView.class).single();
            assertThat(page.getElement().getTextRecursively()).containsSubsequence("n2", "Gone");
        });
    }

    @Test
    void showsHealthQueuePoolDiskAndRetention() {
        rows.importOf("spring.csv", "queued", 1);

        UI.getCurrent().navigate("operations");

        assertThat(text()).contains("All systems healthy")
                .containsSubsequence("Waiting", "1", "the oldest uploaded now")
                .containsSubsequence("Database connections", "of 20", "in use")
                .contains("Upload disk free", "reserved")
                .containsSubsequence("Database", "Up")
                .containsSubsequence("Entries of the audit log", "400 d", "product.importer.audit.keep",
                        "PRODUCT_IMPORTER_AUDIT_KEEP");
    }

    @Test
    void operatorsCannotChangeRetention() {
        UI.getCurrent().navigate("operations");

        assertThat(find(Button.class).withText("Change…").all()).isEmpty();
    }

    @Test
    @WithMockUser(username = "berta",
            authorities = {"SCOPE_metrics:read", "ROLE_metrics:read", "SCOPE_admin", "ROLE_admin"})
    void administratorChangesAndResetsAPeriod() {
        UI.getCurrent().navigate("operations");

        changeFiles(3, false);
        assertThat(text()).containsSubsequence("Files of completed imports", "3 d", "an administrator",
                "instead of 7 d");

        changeFiles(3, true);
        assertThat(text()).containsSubsequence("Files of completed imports", "7 d", "product.importer.upload.keep")
                .doesNotContain("an administrator");
    }

    private void changeFiles(int days, boolean asConfigured) {
        var button = find(Button.class).withAriaLabel("Change retention: Files of completed imports");
        test(button.single()).click();
        var configured = find(Checkbox.class).single();
        if (configured.getValue() != asConfigured) {
            test(configured).click();
        }
        if (!asConfigured) {
            test(find(IntegerField.class).single()).setValue(days);
        }
        test(find(Button.class).withText("Save").single()).click();
    }

    @Test
    @AsEditor
    void otherRolesHaveNoAccess() {
        UI.getCurrent().navigate("operations");
        assertThat((Component) getCurrentView()).isNotInstanceOf(OperationsView.class);

        UI.getCurrent().navigate("nodes");
        assertThat((Component) getCurrentView()).isNotInstanceOf(NodesView.class);
    }
}
