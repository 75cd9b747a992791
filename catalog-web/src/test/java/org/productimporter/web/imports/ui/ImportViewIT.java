package org.productimporter.web.imports.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.details.Details;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.ui.AsEditor;
import org.productimporter.web.ui.AsViewer;
import org.productimporter.web.ui.BrowserlessViewTest;
import org.productimporter.web.ui.ViewTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ViewTest
@AsEditor
class ImportViewIT extends BrowserlessViewTest {

    @Autowired private JdbcClient database;
    @Autowired private ImportService imports;

    @BeforeEach
    void clear() {
        database.sql("delete from import").update();
    }

    private long insert(String state) {
        return database.sql("""
                insert into import (file_name, file_path, file_size, source, requested_by,
                                    state, phase, rows_read, rows_inserted, rows_rejected,
                                    attempt, error_title, error_detail, error_action)
                values ('a.csv', 'a.csv', 2000000, 'upload', 'berta', :state, 'stage', 1204,
                        1200, 4, 1,
                        case when :state = 'failed' then 'No sku column' end,
                        case when :state = 'failed' then 'The first line has 2 columns' end,
                        case when :state = 'failed' then 'Name the columns' end)
                returning id
                """).param("state", state).query(Long.class).single();
    }

    private boolean isOptions(Details details) {
        return details.getSummaryText().equals("Options");
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    private List<String> buttons() {
        return find(ImportActionBar.class).single().getChildren().map(button -> ((Button) button).getText()).toList();
    }

    @Test
    void offersAllowedActionsOnly() {
        navigate(ImportView.class, insert("running"));
        assertThat(buttons()).containsExactly("Stop");

        navigate(ImportView.class, insert("failed"));
        assertThat(buttons()).containsExactly("Restart…", "Abandon", "Delete");

        navigate(ImportView.class, insert("previewed"));
        assertThat(buttons()).containsExactly("Apply…", "Delete");

        navigate(ImportView.class, insert("completed"));
        assertThat(buttons()).containsExactly("Undo…", "Delete");
    }

    @Test
    @AsViewer
    void offersAViewerNoActions() {
        navigate(ImportView.class, insert("failed"));

        assertThat(buttons()).isEmpty();
    }

    @Test
    void anErrorShowsTheCauseAndWhatToDo() {
        navigate(ImportView.class, insert("failed"));

        assertThat(text()).contains("No sku column", "The first line has 2 columns", "What to do: Name the columns");
    }

    @Test
    void expandedDetailsStayExpandedDuringUpdates() {
        var id = insert("running");
        navigate(ImportView.class, id);
        var options = find(Details.class).withCondition(this::isOptions).single();
        options.setOpened(true);

        find(ImportPage.class).single().update(imports.find(id));

        assertThat(find(Details.class).withCondition(this::isOptions).single()).isSameAs(options);
        assertThat(options.isOpened()).isTrue();
    }

    @Test
    void groupsRejectionsAndShowsTheRowsOfAGroup() {
        var id = insert("stopped");
        for (var line = 2; line <= 5; line++) {
            database.sql("""
                    insert into import_rejection
                        (import_id, line, chunk_no, record, column_name, code, message, raw)
                    values (:id, :line, 0, 1, 'price', :code, 'why', 'A-' || :line)
                    """)
                    .param("id", id)
                    .param("line", line)
                    .param("code", line == 4 ? "missing_sku" : "bad_number")
                    .update();
        }

        navigate(ImportView.class, id);
        assertThat(text()).containsSubsequence("Bad number", "3", "line 2", "Missing SKU", "1", "line 4");

        test(find(Button.class).withText("Bad number").single()).click();
        assertThat(text()).contains("A-2", "A-3", "A-5");
    }

    @Test
    void stopsAWaitingImportAtOnce() {
        navigate(ImportView.class, insert("queued"));

        test(find(Button.class).withText("Stop").single()).click();

        assertThat(buttons()).containsExactly("Restart…", "Abandon", "Delete");
        // An event from before the click may still arrive. The next poll corrects the state. Only `find` runs its commands.
        await().pollInSameThread().untilAsserted(() -> {
            roundTrip();
            assertThat(buttons()).isNotEmpty();
            assertThat(text()).contains("Stopped");
        });
    }

    @Test
    void deletionAsksForConfirmationAndNavigatesToTheList() {
        var id = insert("completed");
        navigate(ImportView.class, id);
        test(find(Button.class).withText("Delete").single()).click();
        assertThat(count()).isEqualTo(1);

        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(count()).isZero();
        assertThat(getCurrentView()).isInstanceOf(ImportsView.class);
    }

    private long count() {
        return database.sql("select count(*) from import").query(Long.class).single();
    }
}
