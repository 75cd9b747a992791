package org.productimporter.web.imports.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.upload.UploadDropZone;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.productimporter.web.ui.AsEditor;
import org.productimporter.web.ui.AsViewer;
import org.productimporter.web.ui.BrowserlessViewTest;
import org.productimporter.web.ui.ViewTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.support.WithMockUser;

@ViewTest
@AsEditor
class ImportsViewIT extends BrowserlessViewTest {

    @Autowired private JdbcClient database;
    @Autowired private BrowserUploadService uploads;

    @BeforeEach
    void clear() {
        database.sql("delete from import").update();
    }

    private long insert(String name, String state) {
        return database.sql("""
                insert into import (file_name, file_path, file_size, source, requested_by,
                                    state, rows_read, rows_inserted, rows_rejected,
                                    error_title, error_action)
                values (:name, :name, 2000000, 'upload', 'berta', :state, 1204, 1200, 4,
                        case when :state = 'failed' then 'No sku column' end,
                        case when :state = 'failed' then 'Name the columns' end)
                returning id
                """).param("name", name).param("state", state).query(Long.class).single();
    }

    private List<String> rows() {
        return find(NativeTableRow.class).all()
                .stream()
                .filter(row -> !row.getDataCells().isEmpty())
                .map(row -> String.join(" | ", row.getDataCells().stream().map(cell -> text(cell)).toList()))
                .toList();
    }

    private static String text(NativeTableCell cell) {
        return cell.getElement().getTextRecursively();
    }

    private void open(Map<String, String> query) {
        UI.getCurrent().navigate("imports", QueryParameters.simple(query));
    }

    @Test
    void listsImportsWithTheirOutcomeNewestFirst() {
        insert("spring.csv", "completed");
        insert("prices.csv", "failed");

        open(Map.of());

        assertThat(rows()).containsExactly(
                "prices.csv2.0 MB | ✕Failed | No sku columnName the columns | 1,204 | berta | now",
                "spring.csv2.0 MB | !Completed, 4 rejected | 1,200 new · 4 rejected | 1,204 | berta | now");
    }

    @Test
    void urlParametersFilterTheList() {
        insert("spring.csv", "completed");
        insert("prices.csv", "failed");

        open(Map.of("state", "completed", "file_name", "SPRING"));
        assertThat(rows()).singleElement().asString().startsWith("spring.csv");

        open(Map.of("state", "stopped"));
        assertThat(rows()).isEmpty();
        assertThat(getCurrentView().getElement().getTextRecursively()).contains("No imports match these filters");
    }

    @Test
    void olderImportsAreOnTheNextPage() {
        for (var i = 0; i < 30; i++) {
            insert("file-" + i + ".csv", "completed");
        }
        open(Map.of());
        assertThat(rows()).hasSize(25);

        test(find(RouterLink.class).withText("Older").single()).click();
        assertThat(rows()).hasSize(5).first().asString().startsWith("file-4.csv");
    }

    @Test
    void theRowOfAnUploadBecomesTheRowOfItsImport() {
        open(Map.of());
        var upload = uploads.start("editor", "new.csv", 2_000_000, new ByteArrayInputStream(new byte[0]));
        uploads.start("berta", "hers.csv", 1, new ByteArrayInputStream(new byte[0]));
        roundTrip();
        assertThat(rows()).containsExactly("new.csv2.0 MB | ◐Uploading | 0 B of 2.0 MB | – | editor | now");

        upload.accepted(insert("new.csv", "completed"));
        roundTrip();
        assertThat(rows()).singleElement().asString().startsWith("new.csv2.0 MB | !Completed");
    }

    @Test
    void aRejectedUploadShowsTheReasonUntilItIsDismissed() {
        open(Map.of());
        uploads.start("editor", "a.xlsx", 9, new ByteArrayInputStream(new byte[0]))
                .rejected("The file is an Excel workbook");
        roundTrip();
        assertThat(rows()).singleElement().asString().contains("✕Rejected | The file is an Excel");

        test(find(Button.class).withText("Dismiss").single()).click();
        assertThat(rows()).isEmpty();
        assertThat(uploads.of("editor")).isEmpty();
    }

    @Test
    void leavingTheViewEndsTheSubscription() {
        open(Map.of());
        assertThat(uploads.subscribers()).isEqualTo(1);

        navigate(ImportView.class, insert("a.csv", "completed"));

        assertThat(uploads.subscribers()).isZero();
    }

    @Test
    @AsViewer
    void aViewerHasNoDropZone() {
        open(Map.of());

        assertThat(getCurrentView()).isInstanceOf(ImportsView.class);
        assertThat(find(UploadDropZone.class).all()).isEmpty();
    }

    @Test
    @WithMockUser(authorities = "SCOPE_webhooks:manage")
    void aUserWithoutTheScopeCannotOpenTheView() {
        open(Map.of());

        assertThat((Component) getCurrentView()).isNotInstanceOf(ImportsView.class);
    }
}
