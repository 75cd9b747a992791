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

/// A list of up to some hundred rows as a real table; below 700 px each row becomes a card whose
/// cells carry their heading. Rows are known by a key, so that one of them can be changed in its
/// place. To be used by the thread that holds the session, like every component.
public final class DataTable<T> extends NativeTable {

    /// How a column is set.
    public enum Kind {
        /// Written once for each row; keeps the keyboard's focus while the row changes.
        FIXED,
        /// Written anew when the row changes.
        LIVE,
        /// Like `LIVE`, to the right in tabular figures.
        NUMBER
    }

    private record Column<T>(String heading, Kind kind, Function<T, Component> cell) {}

    private final Function<T, Object> key;
    private final List<Column<T>> columns = new ArrayList<>();
    private final Map<Object, NativeTableRow> rows = new LinkedHashMap<>();
    private final NativeTableRow headings;

    /// @param caption what the table lists, for screen readers
    /// @param key tells rows apart
    public DataTable(String caption, Function<T, Object> key) {
        this.key = key;
        addClassName("data");
        getElement().setAttribute("role", "table");
        getElement().setAttribute("aria-label", caption);
        headings = new NativeTableRow();
        headings.getElement().setAttribute("role", "row");
        getHead().add(headings);
    }

    public DataTable<T> column(String heading, Kind kind, Function<T, Component> cell) {
        columns.add(new Column<>(heading, kind, cell));
        var head = new NativeTableHeaderCell(heading);
        head.getElement().setAttribute("role", "columnheader");
        head.getElement().setAttribute("scope", "col");
        style(head, kind);
        headings.add(head);
        return this;
    }

    /// Shows these rows and no others.
    public void show(List<T> shown) {
        rows.clear();
        getBody().removeAll();
        shown.forEach(row -> {
            var line = line(row);
            rows.put(key.apply(row), line);
            getBody().add(line);
        });
    }

    /// Changes a row in its place.
    ///
    /// @return false when no row with its key is shown
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
                cells.get(i).add(column.cell().apply(row));
            }
        }
        return true;
    }

    /// Adds a row above the others.
    public void prepend(T row) {
        var line = line(row);
        rows.put(key.apply(row), line);
        getBody().addComponentAsFirst(line);
    }

    /// Takes a row out; does nothing when it is not shown.
    public void remove(Object rowKey) {
        var line = rows.remove(rowKey);
        if (line != null) {
            line.removeFromParent();
        }
    }

    /// How many rows are shown.
    public int size() {
        return rows.size();
    }

    private NativeTableRow line(T row) {
        var line = new NativeTableRow();
        line.getElement().setAttribute("role", "row");
        for (var column : columns) {
            var cell = new NativeTableCell(column.cell().apply(row));
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
