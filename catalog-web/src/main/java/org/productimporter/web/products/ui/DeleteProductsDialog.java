package org.productimporter.web.products.ui;

import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductService;
import org.productimporter.web.security.Actor;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.ActionFeedback;
import org.productimporter.web.ui.kit.ConfirmationDialog;
import org.productimporter.web.ui.kit.Toasts;
import org.springframework.http.HttpStatus;

/// Deletes a product after a confirmation. Not thread-safe.
final class DeleteProductsDialog {

    private final ProductService products;
    private final Runnable onDeleted;

    /// @param onDeleted runs after every attempt, since the list may have changed
    DeleteProductsDialog(ProductService products, Runnable onDeleted) {
        this.products = products;
        this.onDeleted = onDeleted;
    }

    void open(Product product) {
        ConfirmationDialog.open("Delete " + product.sku() + "?",
                "%s will be deleted. An import can add it again.".formatted(product.name()), "Delete", () -> {
                    if (ActionFeedback.run(() -> delete(product))) {
                        Toasts.success(product.sku() + " was deleted");
                    }
                    onDeleted.run();
                });
    }

    /// Deletes only the version that the user has seen.
    private void delete(Product product) {
        try {
            products.delete(product.id(), version -> version == product.version(), Actor.current());
        } catch (ProblemException e) {
            if (!e.getStatusCode().isSameCodeAs(HttpStatus.PRECONDITION_FAILED)) {
                throw e;
            }
            throw ProblemException.conflict("Another user changed %s, so it was not deleted".formatted(product.sku()),
                    "The list now shows its current values");
        }
    }

    /// Returns for example `3 products were deleted`.
    static String deletedMessage(long count) {
        return Numbers.count(count, "product was deleted", "products were deleted");
    }
}
