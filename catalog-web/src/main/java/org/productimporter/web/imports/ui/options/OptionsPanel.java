package org.productimporter.web.imports.ui.options;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.InvalidOptionException;

/// The fields for the options of an import. The threads of uploads read the selection.
public final class OptionsPanel extends Div {

    private static final String DETECT = "Detect automatically";

    private final Map<String, Object> values;
    private final Runnable onChange;
    private volatile ImportOptions selected;

    private OptionsPanel(ImportOptions initial, Runnable onChange) {
        this.values = new HashMap<>(initial.toMap());
        this.onChange = onChange;
        this.selected = initial;
        addClassName("options");
        add(preview(),
                select("mode", "Import mode",
                        labels("upsert", "Add and update", "insert_only", "Add only", "update_only", "Update only")),
                select("on_blank", "Blank cells", labels("keep", "Keep the current value", "clear", "Clear the value")),
                select("missing", "Products missing from the file", labels("keep", "Keep", "deactivate", "Deactivate")),
                text("max_rejected", "Stop if more than … rows are rejected", "250 or 2.5%"));
    }

    /// The fields for the effect of an import, without those for its file.
    ///
    /// @param onChange called after each change of the user
    public static OptionsPanel ofEffect(ImportOptions initial, Runnable onChange) {
        return new OptionsPanel(initial, onChange);
    }

    /// The fields for the effect of an import and for how its file is read.
    ///
    /// @param onChange called after each change of the user
    public static OptionsPanel ofUpload(ImportOptions initial, Runnable onChange) {
        var panel = new OptionsPanel(initial, onChange);
        panel.add(
                panel.select("delimiter", "Delimiter",
                        labels("", DETECT, ",", "Comma", ";", "Semicolon", "tab", "Tab", "|", "Vertical bar")),
                panel.select("charset", "Character set", charsets()),
                panel.select("header", "Column names", labels("", DETECT, "first", "In the first row", "none", "None")),
                panel.select("decimal", "Decimal mark",
                        labels("", DETECT, "point", "Point: 1,234.50", "comma", "Comma: 1.234,50")),
                panel.select("unknown", "Other columns", labels("ignore", "Leave out", "keep", "Keep as attributes")));
        return panel;
    }

    /// The selected options. Thread-safe.
    public ImportOptions selected() {
        return selected;
    }

    /// The unusual effects, such as `deactivate missing products`, which collapsed fields would hide; empty without any.
    public String effects() {
        var options = selected;
        var effects = new ArrayList<String>();
        if (options.preview()) {
            effects.add("preview");
        }
        switch (options.mode()) {
            case INSERT_ONLY -> effects.add("add only");
            case UPDATE_ONLY -> effects.add("update only");
            case UPSERT -> {}
        }
        if (options.onBlank() == ImportOptions.OnBlank.CLEAR) {
            effects.add("clear blank cells");
        }
        if (options.missing() == ImportOptions.Missing.DEACTIVATE) {
            effects.add("deactivate missing products");
        }
        return String.join(", ", effects);
    }

    private static Map<String, String> charsets() {
        var labels = labels("", DETECT);
        CharsetLabels.names().forEach(name -> labels.put(name, CharsetLabels.label(name)));
        return labels;
    }

    private Checkbox preview() {
        var preview = new Checkbox("Preview: count the changes, apply them later");
        preview.setValue(selected.preview());
        preview.addValueChangeListener(event -> select("preview", event.getValue()));
        return preview;
    }

    private void select(String name, Object value) {
        values.put(name, value);
        selected = ImportOptions.of(values);
        onChange.run();
    }

    private Select<String> select(String name, String label, Map<String, String> labels) {
        var select = new Select<String>();
        select.setLabel(label);
        var first = labels.keySet().iterator().next();
        var initial = values.getOrDefault(name, first).toString();
        var value = initial.equals("\t") ? "tab" : initial;
        var items = new LinkedHashSet<>(labels.keySet());
        items.add(value);
        select.setItems(items);
        select.setItemLabelGenerator(key -> labels.getOrDefault(key, key));
        select.setValue(value);
        select.addValueChangeListener(event -> select(name, event.getValue()));
        return select;
    }

    private static Map<String, String> labels(String... pairs) {
        var labels = new LinkedHashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) {
            labels.put(pairs[i], pairs[i + 1]);
        }
        return labels;
    }

    private TextField text(String name, String label, String placeholder) {
        var field = new TextField(label);
        field.setPlaceholder(placeholder);
        field.setClearButtonVisible(true);
        field.setValue(values.getOrDefault(name, "").toString());
        field.addValueChangeListener(event -> change(field, name, event.getValue()));
        return field;
    }

    /// Shows an invalid value as an error of its field and keeps the previous selection.
    private void change(TextField field, String name, String value) {
        var previous = values.put(name, value);
        try {
            selected = ImportOptions.of(values);
            field.setInvalid(false);
        } catch (InvalidOptionException e) {
            values.put(name, previous == null ? "" : previous);
            field.setErrorMessage(e.getMessage());
            field.setInvalid(true);
        }
    }
}
