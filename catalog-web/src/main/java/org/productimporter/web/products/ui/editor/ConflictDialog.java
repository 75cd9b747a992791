package org.productimporter.web.products.ui.editor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import org.productimporter.web.common.ProblemException.FieldError;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductDraft;
import org.productimporter.web.products.ui.editor.ProductSaver.Outcome;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.ErrorMessageLine;

/// Somebody else changed a product while the user did: both are shown, and the user decides.
/// Closing it leaves what was typed as it is.
public final class ConflictDialog extends Dialog {

    private final ProductSaver save;
    private final ProductDraft mine;
    private final Consumer<Product> decided;
    private final Paragraph what = new Paragraph();
    private final DataTable<FieldDifference> differences =
            new DataTable<FieldDifference>("What differs", FieldDifference::field)
                    .column("Field", Kind.FIXED, row -> new Span(row.field()))
                    .column("Theirs", Kind.FIXED, row -> new Span(row.stored()))
                    .column("Yours", Kind.FIXED, row -> new Span(row.typed()));
    private final ErrorMessageLine problem = new ErrorMessageLine();
    private Product current;

    /// @param current the product as it is stored now
    /// @param mine what the user wants it to be
    /// @param decided gets the product as it is after the decision
    ConflictDialog(ProductSaver save, Product current, ProductDraft mine, Consumer<Product> decided) {
        this.save = save;
        this.current = current;
        this.mine = mine;
        this.decided = decided;
        addClassName("product-dialog");
        setHeaderTitle("Somebody else changed this product");
        add(what, differences, problem);
        var overwrite = new Button("Overwrite with mine", event -> overwrite());
        overwrite.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.PRIMARY);
        getFooter().add(new Button("Back", event -> close()), new Button("Keep theirs", event -> decide(this.current)),
                overwrite);
        show(current);
    }

    private void show(Product stored) {
        current = stored;
        var found = FieldDifference.between(stored, mine);
        what.setText("It is at version %d now. %s".formatted(stored.version(),
                found.isEmpty() ? "It says the same as yours." : "Decide which of the two stays."));
        differences.setItems(found);
        differences.setVisible(!found.isEmpty());
    }

    private void overwrite() {
        switch (save.change(current, mine)) {
            case Outcome.Saved saved -> decide(saved.product());
            case Outcome.Conflict again -> show(again.current());
            case Outcome.Wrong wrong -> problem
                    .show(String.join("; ", wrong.errors().stream().map(FieldError::message).toList()));
            case Outcome.Refused refused -> problem.show(refused.why());
        }
    }

    private void decide(Product product) {
        close();
        decided.accept(product);
    }
}
