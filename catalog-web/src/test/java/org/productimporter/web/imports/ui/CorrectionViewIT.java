package org.productimporter.web.imports.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.productimporter.web.ui.AsEditor;
import org.productimporter.web.ui.AsViewer;
import org.productimporter.web.ui.BrowserlessViewTest;
import org.productimporter.web.ui.ViewTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rejected rows are corrected in the page of their import.
@ViewTest
@AsEditor
class CorrectionViewIT extends BrowserlessViewTest {

    private static final int ROWS = 25;

    @Autowired private JdbcClient database;
    private long id;

    @BeforeEach
    void insert() {
        database.sql("delete from import").update();
        id = database
                .sql("""
                        insert into import (file_name, file_path, file_size, source, requested_by, state, phase, rows_read,
                                            rows_rejected, attempt, layout)
                        values ('a.csv', 'a.csv', 2000, 'upload', 'berta', 'completed', 'publish', :rows, :rows, 1,
                                '{"delimiter": ",", "header": ["sku", "name", "price"], "columns": {"SKU": 0, "NAME": 1, "PRICE": 2}}')
                        returning id
                        """)
                .param("rows", ROWS)
                .query(Long.class)
                .single();
        database.sql("""
                insert into import_rejection
                    (import_id, line, chunk_no, record, column_name, invalid_columns, code, message, raw)
                select :id, line, 0, line, 'sku', '{0,2}', 'missing_sku', 'the sku is missing; no number',
                       ',"Lamp' || E'\\n' || line || '",x'
                from generate_series(2, :rows + 1) line
                """).param("id", id).param("rows", ROWS).update();
    }

    private void openRows() {
        navigate(ImportView.class, id);
        test(find(Button.class).withText("Missing SKU").single()).click();
    }

    private TextField field(String label) {
        return find(TextField.class).withCondition(field -> label.equals(field.getAriaLabel().orElse(""))).single();
    }

    private boolean hasButton(String text) {
        return find(Button.class).withText(text).exists();
    }

    @Test
    void marksTheInvalidCellsAndShowsAllReasons() {
        openRows();

        assertThat(field("sku, line 2").isInvalid()).isTrue();
        assertThat(field("price, line 2").isInvalid()).isTrue();
        assertThat(field("price, line 2").getValue()).isEqualTo("x");
        assertThat(find(TextArea.class).all()).hasSize(20)
                .allMatch(name -> !name.isInvalid() && name.getValue().startsWith("Lamp\n"));
        assertThat(getCurrentView().getElement().getTextRecursively()).contains("the sku is missing; no number");
        assertThat(find(Button.class).all()).noneMatch(button -> button.getText().startsWith("Import the corrected"));
    }

    @Test
    void keepsCorrectionsOfAllPagesAndImportsThem() {
        openRows();
        test(field("sku, line 2")).setValue("A-2");
        assertThat(field("sku, line 2").isInvalid()).isFalse();
        test(field("price, line 3")).setValue("3");
        test(field("price, line 3")).setValue("x");
        assertThat(hasButton("Import the corrected rows (1)")).isTrue();

        test(find(Button.class).withText("Next page").single()).click();
        test(field("price, line 26")).setValue("26");
        test(find(Button.class).withText("First page").single()).click();
        assertThat(field("sku, line 2").getValue()).isEqualTo("A-2");
        assertThat(field("price, line 3").isInvalid()).isTrue();
        test(find(Button.class).withText("Import the corrected rows (2)").single()).click();

        var retry =
                database.sql("select id from import where retry_of = :id").param("id", id).query(Long.class).single();
        assertThat(getCurrentView()).isInstanceOf(ImportView.class);
        assertThat(links()).containsExactly("imports/" + id);
        navigate(ImportView.class, id);
        assertThat(links()).containsExactly("imports/" + retry);
    }

    private List<String> links() {
        return find(Anchor.class).all()
                .stream()
                .map(Anchor::getHref)
                .filter(href -> href.startsWith("imports/"))
                .toList();
    }

    @Test
    void showsWhyCorrectionsAreRefusedAndKeepsThem() {
        openRows();
        test(field("sku, line 2")).setValue("A-2");
        database.sql("update import set state = 'stopped'").update();

        test(find(Button.class).withText("Import the corrected rows (1)").single()).click();

        assertThat(getCurrentView().getElement().getTextRecursively())
                .contains("Import %d is stopped and may still import older rows".formatted(id));
        assertThat(hasButton("Import the corrected rows (1)")).isTrue();
    }

    @Test
    @AsViewer
    void offersAViewerNoEditors() {
        openRows();

        assertThat(find(TextField.class).all()).isEmpty();
        assertThat(getCurrentView().getElement().getTextRecursively()).contains("the sku is missing; no number");
    }

    @Test
    void offersNoEditorsWhileTheImportMayContinue() {
        database.sql("update import set state = 'stopped'").update();

        openRows();

        assertThat(find(TextField.class).all()).isEmpty();
    }
}
