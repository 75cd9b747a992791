package org.productimporter.web.products.ui.editor;

import java.util.List;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductService;
import org.productimporter.web.security.Actor;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.ActionFeedback;
import org.productimporter.web.ui.kit.ConfirmationDialog;
import org.productimporter.web.ui.kit.Toasts;
import org.springframework.http.HttpStatus;

/// Deletes one product or some, after a question. To be used by the thread of the session.
public final class DeleteProductsDialog {

    private final ProductService products;
    private final Runnable deleted;

    /// @param deleted runs when the list is no longer what it was
    public DeleteProductsDialog(ProductService products, Runnable deleted) {
        this.products = products;
        this.deleted = deleted;
    }

    public void one(Product product) {
        ConfirmationDialog.open("Delete " + product.sku() + "?",
                "%s is taken out of the catalogue. An import can bring it back.".formatted(product.name()), "Delete",
                () -> {
                    if (ActionFeedback.run(() -> delete(product))) {
                        Toasts.success(product.sku() + " was deleted");
                    }
                    deleted.run();
                });
    }

    /// Only what the user saw is deleted.
    private void delete(Product product) {
        try {
            products.delete(product.id(), version -> version == product.version(), Actor.current());
        } catch (ProblemException refused) {
            if (!refused.getStatusCode().isSameCodeAs(HttpStatus.PRECONDITION_FAILED)) {
                throw refused;
            }
            throw ProblemException.conflict(
                    "Somebody else changed %s meanwhile, so it was not deleted".formatted(product.sku()),
                    "The list shows it as it is now; look again and decide");
        }
    }

    public void some(List<Long> ids) {
        var many = Numbers.count(ids.size(), "product", "products");
        ConfirmationDialog.open("Delete " + many + "?",
                "The products you selected are taken out of the catalogue, also those that were"
                        + " changed meanwhile. An import can bring them back.",
                "Delete " + many, () -> {
                    ActionFeedback.run(() -> Toasts.success(said(products.delete(ids, Actor.current()))));
                    deleted.run();
                });
    }

    /// `3 products were deleted`.
    public static String said(long count) {
        return Numbers.count(count, "product was deleted", "products were deleted");
    }
}
