package org.productimporter.web.products.ui.editor;

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

/// Deletes the whole catalogue, once the user has typed that he means it. It is deleted by a
/// thread of its own, which the end of the page does not stop.
public final class DeleteAllDialog extends Dialog {

    private static final String CONFIRMATION = "DELETE ALL";

    private final ProductService products;
    private final LongConsumer deleted;
    private final TextField typed = new TextField("Type " + CONFIRMATION + " to confirm");
    private final ProgressBar progress = new ProgressBar();
    private final ErrorMessageLine problem = new ErrorMessageLine();
    private final Button cancel = new Button("Cancel", event -> close());
    private final Button delete = new Button("Delete all products", event -> delete());

    /// @param deleted gets how many there were
    public DeleteAllDialog(ProductService products, ProductListService lists, LongConsumer deleted) {
        this.products = products;
        this.deleted = deleted;
        addClassName("product-dialog");
        setHeaderTitle("Delete all products?");
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        typed.setAutocomplete(Autocomplete.OFF);
        typed.addValueChangeListener(event -> delete.setEnabled(isConfirmed()));
        typed.setWidthFull();
        delete.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.PRIMARY);
        delete.setEnabled(false);
        progress.setIndeterminate(true);
        progress.setVisible(false);
        progress.getElement().setAttribute("aria-label", "All products are being deleted");
        add(new Paragraph(consequence(lists)), typed, progress, problem);
        getFooter().add(cancel, delete);
        typed.focus();
    }

    private static String consequence(ProductListService lists) {
        return "%s taken out of the catalogue, whatever the filter says. That cannot be undone. Imports that run now may add products again."
                .formatted(howMany(lists));
    }

    private static String howMany(ProductListService lists) {
        try {
            return Numbers.count(lists.count(ProductFilter.ALL).products(), "product is", "products are");
        } catch (ProblemException tooLong) {
            return "All products are";
        }
    }

    private boolean isConfirmed() {
        return typed.getValue().strip().equals(CONFIRMATION);
    }

    private void delete() {
        if (!isConfirmed()) {
            return;
        }
        busy(true);
        problem.clear();
        BackgroundTask.run("delete-all-products", () -> products.deleteAll(Actor.current()), this::done, this::refused);
    }

    private void busy(boolean isBusy) {
        progress.setVisible(isBusy);
        typed.setReadOnly(isBusy);
        delete.setEnabled(!isBusy);
        cancel.setEnabled(!isBusy);
        setCloseOnEsc(!isBusy);
        setCloseOnOutsideClick(!isBusy);
    }

    private void done(long count) {
        close();
        deleted.accept(count);
    }

    private void refused(String why) {
        busy(false);
        problem.show(why);
    }
}
