package org.productimporter.web.imports.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.InvalidOptionException;

/// How files are imported. The choice is read by the threads of uploads.
public final class UploadOptionsPanel extends Div {

    private final Map<String, Object> fields = new HashMap<>();
    private volatile ImportOptions chosen;

    /// As nobody has chosen yet.
    UploadOptionsPanel() {
        this(Map.of());
    }

    /// As somebody chose before.
    ///
    /// @param given options as REST spells them; those without a field here stay as they are
    public UploadOptionsPanel(Map<String, Object> given) {
        fields.putAll(given);
        chosen = ImportOptions.of(fields);
        addClassName("options");
        add(preview(),
                choice("mode", "Products",
                        words("upsert", "Add new, change known", "insert_only", "Only add new", "update_only",
                                "Only change known")),
                choice("on_blank", "A blank cell", words("keep", "Keeps what is there", "clear", "Clears it")),
                choice("missing", "Products not in the file",
                        words("keep", "Stay as they are", "deactivate", "Are deactivated")),
                choice("delimiter", "Columns are separated by",
                        words("", "Recognise it", ",", "Comma", ";", "Semicolon", "tab", "Tab", "|", "Bar")),
                text("charset", "Character set", "UTF-8"),
                text("max_rejected", "Stop after rejections", "250 or 2.5%"));
    }

    /// What the user has chosen. May be called by any thread.
    public ImportOptions chosen() {
        return chosen;
    }

    private Checkbox preview() {
        var preview = new Checkbox("Preview first: count, change nothing until you apply it");
        preview.setValue(Boolean.TRUE.equals(fields.get("preview")));
        preview.addValueChangeListener(event -> {
            fields.put("preview", event.getValue());
            chosen = ImportOptions.of(fields);
        });
        return preview;
    }

    private Select<String> choice(String name, String label, Map<String, String> words) {
        var select = new Select<String>();
        select.setLabel(label);
        var first = words.keySet().iterator().next();
        var before = fields.getOrDefault(name, first).toString();
        var value = before.equals("\t") ? "tab" : before;
        var values = new LinkedHashSet<>(words.keySet());
        values.add(value);
        select.setItems(values);
        select.setItemLabelGenerator(key -> words.getOrDefault(key, key));
        select.setValue(value);
        select.addValueChangeListener(event -> {
            fields.put(name, event.getValue());
            chosen = ImportOptions.of(fields);
        });
        return select;
    }

    private static Map<String, String> words(String... pairs) {
        var words = new LinkedHashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }

    private TextField text(String name, String label, String placeholder) {
        var field = new TextField(label);
        field.setPlaceholder(placeholder);
        field.setClearButtonVisible(true);
        field.setValue(fields.getOrDefault(name, "").toString());
        field.addValueChangeListener(event -> change(field, name, event.getValue()));
        return field;
    }

    /// A value that makes no sense is told at the field and leaves the choice as it was.
    private void change(TextField field, String name, String value) {
        var before = fields.put(name, value);
        try {
            chosen = ImportOptions.of(fields);
            field.setInvalid(false);
        } catch (InvalidOptionException e) {
            fields.put(name, before == null ? "" : before);
            field.setErrorMessage(e.getMessage());
            field.setInvalid(true);
        }
    }
}
