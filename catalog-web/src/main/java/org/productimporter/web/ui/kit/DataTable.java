package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// An HTML table for up to some hundred rows. On screens below 700 px each row becomes a card with a heading per cell. A
/// key identifies a row, so that single rows can be replaced. Like all components, only the thread with the session lock
/// may use it.
public final class DataTable<T> extends NativeTable {

    /// How a column is rendered.
    public enum Kind {
        /// Rendered once per row, so that the focus stays in it when the row is replaced.
        FIXED,
        /// Rendered again when the row is replaced.
        LIVE,
        /// Like `LIVE`, aligned to the right.
        NUMBER
    }

    private record Column<T>(String heading, Kind kind, Function<T, Component> renderer) {}

    private final Function<T, Object> key;
    private final List<Column<T>> columns = new ArrayList<>();
    private final Map<Object, NativeTableRow> rows = new LinkedHashMap<>();
    private final NativeTableRow header;

    /// @param label the name of the table for screen readers
    /// @param key identifies a row
    public DataTable(String label, Function<T, Object> key) {
        this.key = key;
        addClassName("data");
        getElement().setAttribute("role", "table");
        getElement().setAttribute("aria-label", label);
        header = new NativeTableRow();
        header.getElement().setAttribute("role", "row");
        getHead().add(header);
    }

    public DataTable<T> column(String heading, Kind kind, Function<T, Component> renderer) {
        columns.add(new Column<>(heading, kind, renderer));
        var cell = new NativeTableHeaderCell(heading);
        cell.getElement().setAttribute("role", "columnheader");
        cell.getElement().setAttribute("scope", "col");
        style(cell, kind);
        header.add(cell);
        return this;
    }

    /// Replaces all rows.
    public void setItems(List<T> items) {
        rows.clear();
        getBody().removeAll();
        items.forEach(row -> {
            var line = line(row);
            rows.put(key.apply(row), line);
            getBody().add(line);
        });
    }

    /// Replaces a row in its position.
    ///
    /// @return false if the table has no row with its key
    public boolean replace(T row) {
        var line = rows.get(key.apply(row));
        if (line == null) {
            return false;
        }
        var cells = line.getDataCells();
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            if (column.kind() != Kind.FIXED) {
                cells.get(i).removeAll();
                cells.get(i).add(column.renderer().apply(row));
            }
        }
        return true;
    }

    /// Adds a row at the top.
    public void prepend(T row) {
        var line = line(row);
        rows.put(key.apply(row), line);
        getBody().addComponentAsFirst(line);
    }

    /// Removes a row, if the table has it.
    public void remove(Object rowKey) {
        var line = rows.remove(rowKey);
        if (line != null) {
            line.removeFromParent();
        }
    }

    /// The number of rows.
    public int size() {
        return rows.size();
    }

    private NativeTableRow line(T row) {
        var line = new NativeTableRow();
        line.getElement().setAttribute("role", "row");
        for (var column : columns) {
            var cell = new NativeTableCell(column.renderer().apply(row));
            cell.getElement().setAttribute("role", "cell");
            cell.getElement().setAttribute("data-heading", column.heading());
            style(cell, column.kind());
            line.add(cell);
        }
        return line;
    }

    private static void style(Component cell, Kind kind) {
        if (kind == Kind.NUMBER) {
            cell.getElement().getClassList().add("number");
        }
    }
}
