package org.productimporter.web.imports.ui.mapping;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.FieldErrors;
import org.productimporter.web.ui.kit.Texts;

/// The columns of the file, each with its first values and a select for what it is imported as.
final class ColumnsPanel extends Div {

    private static final int MAX_VALUES = 3;

    private final FieldErrors errors;
    private final BiConsumer<String, ColumnTarget> onChoose;
    private final Map<String, Select<ColumnTarget>> selects = new LinkedHashMap<>();
    private final DataTable<String> table;
    private final Checkbox keepOthers = new Checkbox("Keep all other columns as attributes");
    private MappingDraft draft;

    /// @param errors receives the fields
    /// @param onChoose receives each choice of the user
    /// @param onKeepOthers receives whether the user wants all other columns as attributes
    ColumnsPanel(MappingDraft draft, FieldErrors errors, BiConsumer<String, ColumnTarget> onChoose,
            Consumer<Boolean> onKeepOthers) {
        this.draft = draft;
        this.errors = errors;
        this.onChoose = onChoose;
        addClassName("stack");
        keepOthers.setHelperText("An attribute is shown on the product and exported with it.");
        keepOthers.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                onKeepOthers.accept(event.getValue());
            }
        });
        errors.field("unknown", keepOthers, keepOthers.getLabel());
        table = new DataTable<String>("Columns", column -> column).column("Column in the file", Kind.FIXED, this::name)
                .column("Imported as", Kind.FIXED, this::select);
        table.addClassName("columns");
        add(keepOthers, table);
    }

    /// Shows the targets. The selects stay, with the focus, while the columns are the same.
    void show(MappingDraft next) {
        draft = next;
        keepOthers.setValue(draft.keepsOthers());
        if (!List.copyOf(selects.keySet()).equals(draft.names())) {
            selects.clear();
            table.setItems(draft.names());
        }
        selects.forEach((column, select) -> {
            select.setValue(draft.target(column));
            select.setHelperText(draft.mapping().reasons().getOrDefault("columns." + column, ""));
        });
    }

    private Component name(String column) {
        return Texts.stack(Texts.strong(draft.label(column)), Texts.secondary(values(column)));
    }

    private String values(String column) {
        var values = draft.values(column).limit(MAX_VALUES).collect(Collectors.joining(" · "));
        return values.isEmpty() ? "empty in the first rows" : values;
    }

    private Component select(String column) {
        var select = new Select<ColumnTarget>();
        select.setAriaLabel("Import " + draft.label(column) + " as");
        select.setItems(ColumnTarget.values());
        select.setItemLabelGenerator(ColumnTarget::label);
        select.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                onChoose.accept(column, event.getValue());
            }
        });
        selects.put(column, select);
        errors.field("columns." + column, select, draft.label(column));
        return select;
    }
}
