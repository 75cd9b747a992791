package org.productimporter.web.products.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException.FieldError;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductDraft;
import org.productimporter.web.products.ui.ProductSaver.Outcome;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.ErrorMessageLine;

/// Shows the differences after another user changed the same product, and lets the user decide. Closing it keeps the
/// entered values.
final class ConflictDialog extends Dialog {

    /// A field of a product whose stored and entered values differ.
    record FieldDifference(String field, String stored, String entered) {

        /// Returns the differences in the order of the form.
        static List<FieldDifference> between(Product stored, ProductDraft entered) {
            var storedFields = ProductDraft.of(stored);
            var found = new ArrayList<FieldDifference>();
            add(found, "SKU", stored.sku(), entered.trimmedSku());
            add(found, "Name", stored.name(), orEmpty(entered.name()));
            add(found, "Description", stored.description(), orEmpty(entered.description()));
            add(found, "Price", orEmpty(storedFields.price()), orEmpty(entered.price()));
            add(found, "Active", yesNo(storedFields.active()), yesNo(entered.active()));
            var keys = new TreeSet<>(stored.attributes().keySet());
            keys.addAll(entered.attributes().keySet());
            keys.forEach(key -> add(found, key, stored.attributes().getOrDefault(key, ""),
                    entered.attributes().getOrDefault(key, "")));
            return List.copyOf(found);
        }

        private static void add(List<FieldDifference> found, String field, String stored, String entered) {
            if (!stored.equals(entered)) {
                found.add(new FieldDifference(field, orDash(stored), orDash(entered)));
            }
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }

        private static String orDash(String text) {
            return text.isEmpty() ? Numbers.NONE : text;
        }

        private static String yesNo(boolean active) {
            return active ? "yes" : "no";
        }
    }

    private final ProductSaver saver;
    private final ProductDraft mine;
    private final Consumer<Product> onDecided;
    private final Paragraph summary = new Paragraph();
    private final DataTable<FieldDifference> differences =
            new DataTable<FieldDifference>("Differences", FieldDifference::field)
                    .column("Field", Kind.FIXED, row -> new Span(row.field()))
                    .column("Theirs", Kind.FIXED, row -> new Span(row.stored()))
                    .column("Yours", Kind.FIXED, row -> new Span(row.entered()));
    private final ErrorMessageLine problem = new ErrorMessageLine();
    private Product current;

    /// @param current the stored product
    /// @param mine the values that the user entered
    /// @param onDecided receives the stored product after the decision
    ConflictDialog(ProductSaver saver, Product current, ProductDraft mine, Consumer<Product> onDecided) {
        this.saver = saver;
        this.current = current;
        this.mine = mine;
        this.onDecided = onDecided;
        addClassName("product-dialog");
        setHeaderTitle("Another user changed this product");
        add(summary, differences, problem);
        var overwrite = new Button("Overwrite with mine", event -> overwrite());
        overwrite.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.PRIMARY);
        getFooter().add(new Button("Back", event -> close()), new Button("Keep theirs", event -> decide(this.current)),
                overwrite);
        show(current);
    }

    private void show(Product stored) {
        current = stored;
        var found = FieldDifference.between(stored, mine);
        summary.setText("The stored product is now at version %d. %s".formatted(stored.version(),
                found.isEmpty() ? "It does not differ from yours." : "Choose which values to keep."));
        differences.setItems(found);
        differences.setVisible(!found.isEmpty());
    }

    private void overwrite() {
        switch (saver.save(current, mine)) {
            case Outcome.Saved saved -> decide(saved.product());
            case Outcome.Conflict conflict -> show(conflict.current());
            case Outcome.Invalid invalid -> problem
                    .show(String.join("; ", invalid.errors().stream().map(FieldError::message).toList()));
            case Outcome.Rejected rejected -> problem.show(rejected.why());
        }
    }

    private void decide(Product product) {
        close();
        onDecided.accept(product);
    }
}
