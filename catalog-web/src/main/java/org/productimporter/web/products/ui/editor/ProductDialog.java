package org.productimporter.web.products.ui.editor;

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
import org.productimporter.web.products.ui.editor.ProductFields.Place;
import org.productimporter.web.products.ui.editor.ProductSaver.Outcome;
import org.productimporter.web.ui.kit.ErrorMessageLine;

/// A product with all its fields, to be made or changed. Stays open, with everything that was
/// typed, until it is saved or put away.
public final class ProductDialog extends Dialog {

    private final ProductSaver save;
    private final @Nullable Product product;
    private final Consumer<Product> saved;
    private final ProductFields fields = new ProductFields(Place.FORM);
    private final ErrorMessageLine problem = new ErrorMessageLine();

    /// @param product what is changed; null to make a new one
    /// @param draft what the fields show at first
    /// @param saved gets the product as it is stored afterwards
    public ProductDialog(ProductSaver save, @Nullable Product product, ProductDraft draft, Consumer<Product> saved) {
        this.save = save;
        this.product = product;
        this.saved = saved;
        addClassName("product-dialog");
        setHeaderTitle(product == null ? "New product" : "Change " + product.sku());
        fields.show(draft);
        var form = new Div(fields.sku, fields.price, fields.name, fields.description, fields.active, problem);
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
        var draft = fields.draft();
        var outcome = product == null ? save.create(draft) : save.change(product, draft);
        problem.clear();
        switch (outcome) {
            case Outcome.Saved done -> done(done.product());
            case Outcome.Wrong wrong -> fields.show(wrong.errors());
            case Outcome.Conflict conflict -> new ConflictDialog(save, conflict.current(), draft, this::done).open();
            case Outcome.Refused refused -> problem.show(refused.why());
        }
    }

    private void done(Product stored) {
        close();
        saved.accept(stored);
    }
}
