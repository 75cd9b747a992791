package org.productimporter.web.products.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException.FieldError;
import org.productimporter.web.products.ProductDraft;
import org.productimporter.web.ui.kit.FieldForm;

/// The input fields of a product. They show the errors of [ProductDraft#errors] when the user leaves a field.
final class ProductFields {

    enum Layout {
        FORM,
        /// In a row of the grid, below column headers.
        ROW
    }

    private static final Map<String, String> LABELS =
            Map.of("sku", "SKU", "name", "Name", "description", "Description", "price", "Price", "active", "Active");

    final TextField sku = new TextField();
    final TextField name = new TextField();
    final TextArea description = new TextArea();
    final TextField price = new TextField();
    final Checkbox active = new Checkbox();
    private final Map<String, HasValidationProperties> byName = new LinkedHashMap<>();

    ProductFields(Layout layout) {
        sku.setManualValidation(true);
        name.setManualValidation(true);
        description.setManualValidation(true);
        price.setManualValidation(true);
        active.setManualValidation(true);
        addField("sku", sku);
        addField("name", name);
        addField("description", description);
        addField("price", price);
        addField("active", active);
        if (layout == Layout.FORM) {
            addLabels();
        } else {
            sku.setAriaLabel("SKU");
            name.setAriaLabel("Name");
            price.setAriaLabel("Price");
            active.setAriaLabel("Active");
            List.of(sku, name, price).forEach(TextField::setWidthFull);
        }
    }

    private <C extends Component & HasValidationProperties & HasValue<?, ?>> void addField(String name, C field) {
        byName.put(name, field);
        field.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                show(name, draft().errors());
            }
        });
    }

    private void addLabels() {
        sku.setLabel("SKU");
        sku.setRequiredIndicatorVisible(true);
        name.setLabel("Name");
        name.setRequiredIndicatorVisible(true);
        description.setLabel("Description");
        description.setMinRows(3);
        description.setMaxRows(8);
        price.setLabel("Price");
        price.setPlaceholder("1234.50");
        price.setHelperText("Up to two decimals. Leave empty if unknown");
        active.setLabel("Active");
    }

    private static String label(String name) {
        return LABELS.getOrDefault(name, name);
    }

    void show(ProductDraft draft) {
        sku.setValue(orEmpty(draft.sku()));
        name.setValue(orEmpty(draft.name()));
        description.setValue(orEmpty(draft.description()));
        price.setValue(orEmpty(draft.price()));
        active.setValue(draft.active());
        show(List.of());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    ProductDraft draft() {
        var enteredPrice = price.getValue().strip();
        return new ProductDraft(sku.getValue(), name.getValue(), description.getValue(),
                enteredPrice.isEmpty() ? null : enteredPrice, active.getValue());
    }

    /// Shows these errors and clears all others.
    void show(List<FieldError> errors) {
        byName.keySet().forEach(name -> show(name, errors));
    }

    private void show(String name, List<FieldError> errors) {
        var field = byName.get(name);
        var error = errors.stream().filter(candidate -> candidate.field().equals(name)).findFirst();
        if (field != null) {
            field.setErrorMessage(error.map(found -> FieldForm.words(found, label(name))).orElse(""));
            field.setInvalid(error.isPresent());
        }
    }
}
