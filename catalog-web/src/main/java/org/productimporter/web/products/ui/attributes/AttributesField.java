package org.productimporter.web.products.ui.attributes;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.productimporter.model.product.AttributeRules;
import org.productimporter.web.common.ProblemException.FieldError;
import org.productimporter.web.ui.kit.Texts;

/// The attributes of a product as rows of key and text. A row without text is no attribute.
public final class AttributesField extends Div {

    private record Row(TextField key, TextArea text, Div line) {}

    private final List<Row> rows = new ArrayList<>();
    private final Div lines = new Div();
    private final Button add = new Button("Add attribute", event -> add("", "").key().focus());

    public AttributesField() {
        addClassName("attributes");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", "Attributes");
        add.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        lines.addClassName("attributes-lines");
        add(Texts.secondary("Attributes"), lines, add);
    }

    /// Replaces all rows.
    public void show(SortedMap<String, String> attributes) {
        rows.clear();
        lines.removeAll();
        attributes.forEach(this::add);
    }

    private Row add(String key, String text) {
        var row = new Row(new TextField(), new TextArea(), new Div());
        row.key().setAriaLabel("Key");
        row.key().setPlaceholder("Key");
        row.key().setManualValidation(true);
        row.key().setValue(key);
        row.text().setAriaLabel("Text of " + (key.isEmpty() ? "the new attribute" : key));
        row.text().setManualValidation(true);
        row.text().setMinRows(1);
        row.text().setMaxRows(6);
        row.text().setValue(text);
        var remove = new Button("Remove", event -> remove(row));
        remove.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        remove.setAriaLabel("Remove " + (key.isEmpty() ? "the new attribute" : key));
        row.line().addClassName("attributes-line");
        row.line().add(row.key(), row.text(), remove);
        rows.add(row);
        lines.add(row.line());
        return row;
    }

    private void remove(Row row) {
        rows.remove(row);
        lines.remove(row.line());
        add.focus();
    }

    /// Returns the entered attributes by key; of two rows with one key the last, see [#markRepeatedKeys].
    public SortedMap<String, String> attributes() {
        var attributes = new TreeMap<String, String>();
        for (var row : rows) {
            if (!row.text().isEmpty()) {
                attributes.put(key(row), row.text().getValue());
            }
        }
        return attributes;
    }

    private static String key(Row row) {
        return row.key().getValue().strip();
    }

    /// Shows the errors of attributes and clears all others.
    public void show(List<FieldError> errors) {
        for (var row : rows) {
            var name = AttributeRules.PREFIX + key(row);
            var error = errors.stream().filter(candidate -> candidate.field().equals(name)).findFirst();
            row.text().setErrorMessage(error.map(FieldError::message).orElse(""));
            row.text().setInvalid(error.isPresent());
            row.key().setInvalid(false);
        }
    }

    /// Shows which keys are entered twice. Returns whether there are any.
    public boolean markRepeatedKeys() {
        var keys = new HashSet<String>();
        var isAnyRepeated = false;
        for (var row : rows) {
            var isRepeated = !row.text().isEmpty() && !keys.add(key(row));
            row.key().setErrorMessage(isRepeated ? "This key is there already" : "");
            row.key().setInvalid(isRepeated);
            isAnyRepeated |= isRepeated;
        }
        return isAnyRepeated;
    }
}
