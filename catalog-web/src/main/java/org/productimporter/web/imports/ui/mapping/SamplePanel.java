package org.productimporter.web.imports.ui.mapping;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Texts;

/// The first rows of a file as they are understood. The columns of product fields come first and are highlighted.
final class SamplePanel extends Div {

    private static final int FEW_ROWS = 5;

    private final Div scroller = new Div();
    private final Button more = new Button();
    private boolean showsAll;
    private MappingDraft draft;

    SamplePanel(MappingDraft draft) {
        this.draft = draft;
        addClassName("sample");
        scroller.addClassName("sample-scroller");
        scroller.getElement().setAttribute("role", "region").setAttribute("aria-label", "First rows, scrollable");
        scroller.getElement().setAttribute("tabindex", "0");
        more.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        more.addClickListener(event -> {
            showsAll = !showsAll;
            show(this.draft);
        });
        add(scroller, more);
    }

    void show(MappingDraft next) {
        draft = next;
        var rows = draft.mapping().sample();
        var columns = IntStream.range(0, draft.mapping().header().size())
                .boxed()
                .sorted(Comparator.comparing(this::target))
                .toList();
        var table = new NativeTable();
        table.getElement().setAttribute("aria-label", "First rows");
        table.getHead().add(header(columns));
        rows.stream()
                .limit(showsAll ? rows.size() : FEW_ROWS)
                .map(row -> row(row, columns))
                .forEach(table.getBody()::add);
        scroller.removeAll();
        scroller.add(rows.isEmpty() ? Texts.secondary("The file has no rows under these settings.") : table);
        more.setVisible(rows.size() > FEW_ROWS);
        more.setText(showsAll ? "Show fewer rows" : "Show %s rows".formatted(Numbers.count(rows.size())));
    }

    private ColumnTarget target(int column) {
        return draft.target(draft.names().get(column));
    }

    private NativeTableRow header(List<Integer> columns) {
        var row = new NativeTableRow();
        columns.forEach(column -> {
            var target = target(column);
            var name = target.isField() ? Texts.strong(target.label())
                    : Texts.secondary(target == ColumnTarget.ATTRIBUTE ? "Attribute" : "Left out");
            var cell = new NativeTableHeaderCell();
            cell.add(Texts.stack(name, Texts.secondary(draft.label(draft.names().get(column)))));
            cell.getElement().setAttribute("scope", "col");
            cell.addClassName(className(target));
            row.add(cell);
        });
        return row;
    }

    private NativeTableRow row(List<String> cells, List<Integer> columns) {
        var row = new NativeTableRow();
        columns.forEach(column -> {
            var target = target(column);
            var cell = new NativeTableCell(content(column < cells.size() ? cells.get(column) : "", target));
            cell.addClassName(className(target));
            row.add(cell);
        });
        return row;
    }

    private Component content(String text, ColumnTarget target) {
        var shown = new Span(text.isBlank() ? Numbers.NONE : text);
        shown.setTitle(text);
        shown.addClassName("sample-cell");
        var understood = SampleCell.understood(text, target, draft.mapping().proposal());
        return understood.equals(text) ? shown : Texts.stack(Texts.strong(understood), Texts.secondary(text));
    }

    private static String className(ColumnTarget target) {
        return target.isField() ? "sample-field" : target == ColumnTarget.ATTRIBUTE ? "sample-kept" : "sample-left-out";
    }
}
