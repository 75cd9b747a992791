package org.productimporter.web.products.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.editor.Editor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.binder.Binder;
import java.util.List;
import java.util.function.Consumer;
import org.productimporter.web.common.ProblemException.FieldError;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductDraft;
import org.productimporter.web.products.ui.ProductFields.Layout;
import org.productimporter.web.products.ui.ProductSaver.Outcome;

/// Edits a product in its row of the grid. Enter saves, Escape cancels.
final class RowEditor {

    /// Opens the form with all fields of a product.
    interface FormOpener {
        void open(Product product, ProductDraft entered);
    }

    final ProductFields fields = new ProductFields(Layout.ROW);
    private final Editor<Product> editor;
    private final ProductSaver saver;
    private final Consumer<Product> onSaved;
    private final FormOpener form;

    /// @param onSaved receives the stored product
    RowEditor(Editor<Product> editor, ProductSaver saver, Consumer<Product> onSaved, FormOpener form) {
        this.editor = editor;
        this.saver = saver;
        this.onSaved = onSaved;
        this.form = form;
        editor.setBuffered(true);
        // Products are immutable, so the binder binds nothing.
        editor.setBinder(new Binder<>());
        for (var field : List.of(fields.sku, fields.name, fields.price)) {
            field.addKeyDownListener(Key.ENTER, event -> save());
            field.addKeyDownListener(Key.ESCAPE, event -> editor.cancel());
        }
    }

    void edit(Product product) {
        editor.editItem(product);
        fields.show(ProductDraft.of(product));
        fields.name.focus();
    }

    void close() {
        if (editor.isOpen()) {
            editor.cancel();
        }
    }

    /// Moves the entered values to the form, because a narrow screen shows no rows.
    void moveToForm() {
        if (editor.isOpen()) {
            openForm();
        }
    }

    /// The cell at the end of the row while it is edited.
    Component buttons() {
        var save = new Button("Save", event -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
        var cancel = new Button("Cancel", event -> editor.cancel());
        cancel.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        var more = new Button("More…", event -> openForm());
        more.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        more.setAriaLabel("All fields of this product");
        var buttons = new Div(save, cancel, more);
        buttons.addClassName("row-actions");
        return buttons;
    }

    private void openForm() {
        var product = editor.getItem();
        var entered = fields.draft();
        editor.cancel();
        form.open(product, entered);
    }

    private void save() {
        if (!editor.isOpen()) {
            return;
        }
        var product = editor.getItem();
        var draft = fields.draft();
        switch (saver.save(product, draft)) {
            case Outcome.Saved saved -> close(saved.product());
            case Outcome.Invalid invalid -> fields.show(invalid.errors());
            case Outcome.Conflict conflict -> new ConflictDialog(saver, conflict.current(), draft, this::close).open();
            case Outcome.Rejected rejected -> fields.show(List.of(new FieldError("name", rejected.why())));
        }
    }

    private void close(Product stored) {
        editor.cancel();
        onSaved.accept(stored);
    }
}
