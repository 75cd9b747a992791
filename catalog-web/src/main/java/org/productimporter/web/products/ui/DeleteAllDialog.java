package org.productimporter.web.products.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.LongConsumer;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.ProductService;
import org.productimporter.web.products.search.ProductFilter;
import org.productimporter.web.products.search.ProductListService;
import org.productimporter.web.security.Actor;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.ErrorMessageLine;
import org.productimporter.web.ui.push.BackgroundTask;

/// Deletes the whole catalogue after the user has typed a confirmation. A background task deletes, so that leaving the
/// page does not stop it.
final class DeleteAllDialog extends Dialog {

    private static final String CONFIRMATION = "DELETE ALL";

    private final ProductService products;
    private final LongConsumer onDeleted;
    private final TextField confirmation = new TextField("Type " + CONFIRMATION + " to confirm");
    private final ProgressBar progress = new ProgressBar();
    private final ErrorMessageLine problem = new ErrorMessageLine();
    private final Button cancel = new Button("Cancel", event -> close());
    private final Button delete = new Button("Delete all products", event -> delete());

    /// @param onDeleted receives the number of deleted products
    DeleteAllDialog(ProductService products, ProductListService lists, LongConsumer onDeleted) {
        this.products = products;
        this.onDeleted = onDeleted;
        addClassName("product-dialog");
        setHeaderTitle("Delete all products?");
        confirmation.setValueChangeMode(ValueChangeMode.EAGER);
        confirmation.setAutocomplete(Autocomplete.OFF);
        confirmation.addValueChangeListener(event -> delete.setEnabled(isConfirmed()));
        confirmation.setWidthFull();
        delete.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.PRIMARY);
        delete.setEnabled(false);
        progress.setIndeterminate(true);
        progress.setVisible(false);
        progress.getElement().setAttribute("aria-label", "Deleting all products");
        add(new Paragraph(consequence(lists)), confirmation, progress, problem);
        getFooter().add(cancel, delete);
        confirmation.focus();
    }

    private static String consequence(ProductListService lists) {
        return "%s will be deleted, regardless of the filter. This cannot be undone. Running imports may add products again."
                .formatted(count(lists));
    }

    private static String count(ProductListService lists) {
        try {
            return Numbers.count(lists.count(ProductFilter.ALL).products(), "product", "products");
        } catch (ProblemException timedOut) {
            return "All products";
        }
    }

    private boolean isConfirmed() {
        return confirmation.getValue().strip().equals(CONFIRMATION);
    }

    private void delete() {
        if (!isConfirmed()) {
            return;
        }
        setBusy(true);
        problem.clear();
        BackgroundTask.run("delete-all-products", () -> products.deleteAll(Actor.current()), this::close, this::fail);
    }

    private void setBusy(boolean isBusy) {
        progress.setVisible(isBusy);
        confirmation.setReadOnly(isBusy);
        delete.setEnabled(!isBusy);
        cancel.setEnabled(!isBusy);
        setCloseOnEsc(!isBusy);
        setCloseOnOutsideClick(!isBusy);
    }

    private void close(long count) {
        close();
        onDeleted.accept(count);
    }

    private void fail(String why) {
        setBusy(false);
        problem.show(why);
    }
}
