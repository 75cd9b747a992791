package org.productimporter.web.products.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException.FieldError;
import org.productimporter.web.products.ProductDraft;
import org.productimporter.web.products.ui.attributes.AttributesField;
import org.productimporter.web.ui.kit.FieldForm;

/// The input fields of a product. They show the errors of [ProductDraft#errors] when the user leaves a field.
final class ProductFields {

    enum Layout {
        FORM,
        /// In a row of the grid, below column headers.
        ROW
    }

    private record Field(HasValidationProperties input, String label) {}

    final TextField sku = new TextField();
    final TextField name = new TextField();
    final TextArea description = new TextArea();
    final TextField price = new TextField();
    final Checkbox active = new Checkbox();

    /// Shown only by a form. Keeps the attributes of the product that is edited in a row.
    final AttributesField attributes = new AttributesField();

    private final Map<String, Field> byName = new TreeMap<>();

    ProductFields(Layout layout) {
        add("sku", "SKU", sku, layout);
        add("name", "Name", name, layout);
        add("description", "Description", description, layout);
        add("price", "Price", price, layout);
        add("active", "Active", active, layout);
        switch (layout) {
            case FORM -> addHints();
            case ROW -> List.of(sku, name, price).forEach(TextField::setWidthFull);
        }
    }

    private <C extends Component & HasLabel & HasAriaLabel & HasValidationProperties & HasValue<?, ?>> void add(
            String name, String label, C input, Layout layout) {
        input.setManualValidation(true);
        switch (layout) {
            case FORM -> input.setLabel(label);
            case ROW -> input.setAriaLabel(label);
        }
        var field = new Field(input, label);
        byName.put(name, field);
        input.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                show(name, field, draft().errors());
            }
        });
    }

    private void addHints() {
        sku.setRequiredIndicatorVisible(true);
        name.setRequiredIndicatorVisible(true);
        description.setMinRows(3);
        description.setMaxRows(8);
        price.setPlaceholder("1234.50");
        price.setHelperText("Up to two decimals. Leave empty if unknown");
    }

    void show(ProductDraft draft) {
        sku.setValue(orEmpty(draft.sku()));
        name.setValue(orEmpty(draft.name()));
        description.setValue(orEmpty(draft.description()));
        price.setValue(orEmpty(draft.price()));
        active.setValue(draft.active());
        attributes.show(draft.attributes());
        show(List.of());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    ProductDraft draft() {
        var enteredPrice = price.getValue().strip();
        return new ProductDraft(sku.getValue(), name.getValue(), description.getValue(),
                enteredPrice.isEmpty() ? null : enteredPrice, active.getValue(), attributes.attributes());
    }

    /// Shows these errors and clears all others.
    void show(List<FieldError> errors) {
        byName.forEach((name, field) -> show(name, field, errors));
        attributes.show(errors);
    }

    private static void show(String name, Field field, List<FieldError> errors) {
        var error = errors.stream().filter(candidate -> candidate.field().equals(name)).findFirst();
        field.input().setErrorMessage(error.map(found -> FieldForm.message(found, field.label())).orElse(""));
        field.input().setInvalid(error.isPresent());
    }
}
