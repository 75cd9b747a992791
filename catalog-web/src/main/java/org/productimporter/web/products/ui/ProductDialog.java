package org.productimporter.web.products.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductDraft;
import org.productimporter.web.products.ui.ProductFields.Layout;
import org.productimporter.web.products.ui.ProductSaver.Outcome;
import org.productimporter.web.ui.kit.ErrorMessageLine;

/// A form with all fields of a product, to create or change it. Stays open with the entered values until the product is
/// saved or the user cancels.
final class ProductDialog extends Dialog {

    private final ProductSaver saver;
    private final @Nullable Product product;
    private final Consumer<Product> onSaved;
    private final ProductFields fields = new ProductFields(Layout.FORM);
    private final ErrorMessageLine problem = new ErrorMessageLine();

    /// @param product null to create one
    /// @param draft initial values of the fields
    /// @param onSaved receives the stored product
    ProductDialog(ProductSaver saver, @Nullable Product product, ProductDraft draft, Consumer<Product> onSaved) {
        this.saver = saver;
        this.product = product;
        this.onSaved = onSaved;
        addClassName("product-dialog");
        setHeaderTitle(product == null ? "New product" : "Edit " + product.sku());
        fields.show(draft);
        var form = new Div(fields.sku, fields.price, fields.name, fields.description, fields.active, fields.attributes,
                problem);
        form.addClassName("product-form");
        add(form);
        getFooter().add(new Button("Cancel", event -> close()), saveButton());
        fields.sku.focus();
    }

    private Button saveButton() {
        var button = new Button(product == null ? "Create" : "Save", event -> save());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        return button;
    }

    private void save() {
        if (fields.attributes.markRepeatedKeys()) {
            return;
        }
        var draft = fields.draft();
        problem.clear();
        switch (saver.save(product, draft)) {
            case Outcome.Saved saved -> close(saved.product());
            case Outcome.Invalid invalid -> fields.show(invalid.errors());
            case Outcome.Conflict conflict -> new ConflictDialog(saver, conflict.current(), draft, this::close).open();
            case Outcome.Rejected rejected -> problem.show(rejected.why());
        }
    }

    private void close(Product stored) {
        close();
        onSaved.accept(stored);
    }
}
