package org.productimporter.web.products.ui.editor;

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

/// The fields in which a product is typed. What is wrong stands at its field, in the words of
/// [ProductDraft#errors], as soon as the field is left.
public final class ProductFields {

    /// Where the fields stand.
    enum Place {
        FORM,
        /// In a line of the list, below headings.
        ROW
    }

    private static final Map<String, String> LABELS =
            Map.of("sku", "SKU", "name", "Name", "description", "Description", "price", "Price", "active", "Active");

    public final TextField sku = new TextField();
    public final TextField name = new TextField();
    final TextArea description = new TextArea();
    public final TextField price = new TextField();
    public final Checkbox active = new Checkbox();
    private final Map<String, HasValidationProperties> byName = new LinkedHashMap<>();

    ProductFields(Place place) {
        sku.setManualValidation(true);
        name.setManualValidation(true);
        description.setManualValidation(true);
        price.setManualValidation(true);
        active.setManualValidation(true);
        field("sku", sku);
        field("name", name);
        field("description", description);
        field("price", price);
        field("active", active);
        if (place == Place.FORM) {
            label();
        } else {
            sku.setAriaLabel("SKU");
            name.setAriaLabel("Name");
            price.setAriaLabel("Price");
            active.setAriaLabel("Active");
            List.of(sku, name, price).forEach(TextField::setWidthFull);
        }
    }

    private <C extends Component & HasValidationProperties & HasValue<?, ?>> void field(String known, C field) {
        byName.put(known, field);
        field.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                show(known, draft().errors());
            }
        });
    }

    private void label() {
        sku.setLabel("SKU");
        sku.setRequiredIndicatorVisible(true);
        name.setLabel("Name");
        name.setRequiredIndicatorVisible(true);
        description.setLabel("Description");
        description.setMinRows(3);
        description.setMaxRows(8);
        price.setLabel("Price");
        price.setPlaceholder("1234.50");
        price.setHelperText("Two decimals at most; empty when it is not known");
        active.setLabel("Active");
    }

    private static String label(String known) {
        return LABELS.getOrDefault(known, known);
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
        var typed = price.getValue().strip();
        return new ProductDraft(sku.getValue(), name.getValue(), description.getValue(), typed.isEmpty() ? null : typed,
                active.getValue());
    }

    /// Shows these errors and no others.
    void show(List<FieldError> errors) {
        byName.keySet().forEach(known -> show(known, errors));
    }

    private void show(String known, List<FieldError> errors) {
        var field = byName.get(known);
        var error = errors.stream().filter(one -> one.field().equals(known)).findFirst();
        if (field != null) {
            field.setErrorMessage(error.map(one -> FieldForm.message(one, label(known))).orElse(""));
            field.setInvalid(error.isPresent());
        }
    }
}
