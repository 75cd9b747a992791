package org.productimporter.web.products.ui.editor;

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
import org.productimporter.web.products.ui.editor.ProductFields.Place;
import org.productimporter.web.products.ui.editor.ProductSaver.Outcome;

/// Changes a product in its line of the list. Enter saves, Escape puts away.
public final class RowEditor {

    /// Everything about a product that has no place in a line.
    public interface Form {
        void open(Product product, ProductDraft typed);
    }

    public final ProductFields fields = new ProductFields(Place.ROW);
    private final Editor<Product> editor;
    private final ProductSaver save;
    private final Consumer<Product> changed;
    private final Form form;

    /// @param changed gets the product as it is stored afterwards
    public RowEditor(Editor<Product> editor, ProductSaver save, Consumer<Product> changed, Form form) {
        this.editor = editor;
        this.save = save;
        this.changed = changed;
        this.form = form;
        editor.setBuffered(true);
        // Products do not change; the fields are read and written here.
        editor.setBinder(new Binder<>());
        for (var field : List.of(fields.sku, fields.name, fields.price)) {
            field.addKeyDownListener(Key.ENTER, event -> save());
            field.addKeyDownListener(Key.ESCAPE, event -> editor.cancel());
        }
    }

    public void edit(Product product) {
        editor.editItem(product);
        fields.show(ProductDraft.of(product));
        fields.name.focus();
    }

    public void close() {
        if (editor.isOpen()) {
            editor.cancel();
        }
    }

    /// Goes on with what was typed where there is room: a narrow screen shows no lines.
    public void moveToForm() {
        if (editor.isOpen()) {
            more();
        }
    }

    /// What stands at the end of the line while it is changed.
    public Component buttons() {
        var save = new Button("Save", event -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
        var cancel = new Button("Cancel", event -> editor.cancel());
        cancel.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        var more = new Button("More…", event -> more());
        more.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        more.setAriaLabel("All fields of this product");
        var buttons = new Div(save, cancel, more);
        buttons.addClassName("row-actions");
        return buttons;
    }

    private void more() {
        var product = editor.getItem();
        var typed = fields.draft();
        editor.cancel();
        form.open(product, typed);
    }

    private void save() {
        if (!editor.isOpen()) {
            return;
        }
        var product = editor.getItem();
        var draft = fields.draft();
        switch (save.change(product, draft)) {
            case Outcome.Saved saved -> done(saved.product());
            case Outcome.Wrong wrong -> fields.show(wrong.errors());
            case Outcome.Conflict conflict -> new ConflictDialog(save, conflict.current(), draft, this::done).open();
            case Outcome.Refused refused -> fields.show(List.of(new FieldError("name", refused.why())));
        }
    }

    private void done(Product stored) {
        editor.cancel();
        changed.accept(stored);
    }
}
