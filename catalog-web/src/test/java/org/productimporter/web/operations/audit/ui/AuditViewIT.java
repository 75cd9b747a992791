package org.productimporter.web.operations.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.operations.audit.AuditService;
import org.productimporter.web.ui.AsAdmin;
import org.productimporter.web.ui.AsEditor;
import org.productimporter.web.ui.BrowserlessViewTest;
import org.productimporter.web.ui.ViewTest;
import org.springframework.beans.factory.annotation.Autowired;

@ViewTest
@AsAdmin
class AuditViewIT extends BrowserlessViewTest {

    @Autowired private AuditService audit;

    private void open(Map<String, String> query) {
        UI.getCurrent().navigate("audit", QueryParameters.simple(query));
    }

    /// Action and object of each line, without the time.
    private List<String> rows() {
        return find(NativeTableRow.class).all()
                .stream()
                .filter(row -> !row.getDataCells().isEmpty())
                .map(row -> String.join(" | ",
                        row.getDataCells()
                                .stream()
                                .skip(2)
                                .map(cell -> cell.getElement().getTextRecursively())
                                .toList()))
                .toList();
    }

    @Test
    void showsAnEntryWithItsChanges() {
        audit.record(new AuditEvent("trial.changed", "trial:1", Map.of("role", "viewer"), Map.of("role", "editor")));

        open(Map.of("action", "trial.changed"));

        assertThat(rows()).containsExactly("trial.changed | trial:1role: viewer → editor");
    }

    @Test
    void pagesKeepTheFilter() {
        for (var i = 0; i < 60; i++) {
            audit.record(AuditEvent.of("many.done", "many:" + i));
        }
        open(Map.of("action", "many"));
        assertThat(rows()).hasSize(50).first().isEqualTo("many.done | many:59");

        test(find(RouterLink.class).withText("Older").single()).click();
        assertThat(rows()).hasSize(10).last().isEqualTo("many.done | many:0");
    }

    @Test
    void typedFilterNarrowsTheList() {
        audit.record(AuditEvent.of("typed.done", "typed:1"));
        open(Map.of("action", "typed"));
        assertThat(rows()).hasSize(1);

        test(find(TextField.class).all().getFirst()).setValue("berta");

        assertThat(rows()).isEmpty();
        assertThat(getCurrentView().getElement().getTextRecursively()).contains("No entries match these filters");
    }

    @Test
    @AsEditor
    void otherRolesHaveNoAccess() {
        open(Map.of());

        assertThat((Component) getCurrentView()).isNotInstanceOf(AuditView.class);
    }
}
