package org.productimporter.web.imports.ui.corrections;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import java.util.List;
import org.productimporter.model.product.RejectionCode;
import org.productimporter.model.rejections.RejectionRecords.Cell;
import org.productimporter.web.imports.rejections.RejectionRetryService.RejectedRow;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.Texts;

/// One page of rejected rows with an editor for each cell.
final class CorrectionTable extends Div {

    private static final String INVALID = "Not valid";

    private final String title;
    private final List<RejectedRow> rows;
    private final CorrectionDraft draft;
    private final Runnable onChange;

    /// @param onChange called after each change of the draft
    CorrectionTable(String title, List<RejectedRow> rows, CorrectionDraft draft, Runnable onChange) {
        this.title = title;
        this.rows = rows;
        this.draft = draft;
        this.onChange = onChange;
        addClassName("corrections");
        show(CorrectionColumns.important(rows));
    }

    private void show(List<String> columns) {
        var table = new DataTable<RejectedRow>(title, RejectedRow::line)
                .column("Line", Kind.NUMBER, row -> new Span(Numbers.count(row.line())))
                .column("Reasons", Kind.FIXED, row -> new Span(row.message()));
        columns.forEach(name -> table.column(name, Kind.FIXED, row -> cell(row, name)));
        table.setItems(rows);
        var scroller = new Div(table);
        scroller.addClassName("sample-scroller");
        removeAll();
        add(scroller);
        var all = CorrectionColumns.all(rows);
        if (columns.size() < all.size()) {
            var more = new Button("Show all %s columns".formatted(Numbers.count(all.size())), event -> show(all));
            more.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
            add(more);
        }
    }

    private Component cell(RejectedRow row, String name) {
        var cell = CorrectionColumns.cell(row, name);
        if (cell == null) {
            return new Span(Numbers.NONE);
        }
        return row.code().equals(RejectionCode.RECORD_TOO_LARGE.code()) ? Texts.code(cell.value())
                : editor(row.line(), cell);
    }

    /// A text field would drop the line ends of its value.
    private Component editor(long line, Cell cell) {
        var value = draft.value(line, cell);
        TextFieldBase<?, String> field =
                value.contains("\n") || value.contains("\r") ? new TextArea() : new TextField();
        field.setManualValidation(true);
        field.setAriaLabel("%s, line %s".formatted(cell.name(), Numbers.count(line)));
        field.setErrorMessage(INVALID);
        field.setValue(value);
        field.setInvalid(draft.isInvalid(line, cell));
        field.addValueChangeListener(event -> {
            draft.set(line, cell, event.getValue());
            field.setInvalid(draft.isInvalid(line, cell));
            onChange.run();
        });
        return field;
    }
}
