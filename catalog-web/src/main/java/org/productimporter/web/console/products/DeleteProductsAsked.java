package org.productimporter.web.console.products;

import java.util.List;
import org.productimporter.web.console.kit.Ask;
import org.productimporter.web.console.kit.Attempt;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Toast;
import org.productimporter.web.kit.Problem;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.Products;
import org.productimporter.web.security.Actor;
import org.springframework.http.HttpStatus;

/// Deletes one product or some, after a question. To be used by the thread of the session.
final class DeleteProductsAsked {

    private final Products products;
    private final Runnable deleted;

    /// @param deleted runs when the list is no longer what it was
    DeleteProductsAsked(Products products, Runnable deleted) {
        this.products = products;
        this.deleted = deleted;
    }

    void one(Product product) {
        Ask.before(
                "Delete " + product.sku() + "?",
                "%s is taken out of the catalogue. An import can bring it back."
                        .formatted(product.name()),
                "Delete",
                () -> {
                    if (Attempt.to(() -> delete(product))) {
                        Toast.done(product.sku() + " was deleted");
                    }
                    deleted.run();
                });
    }

    /// Only what the user saw is deleted.
    private void delete(Product product) {
        try {
            products.delete(product.id(), version -> version == product.version(), Actor.current());
        } catch (Problem refused) {
            if (!refused.getStatusCode().isSameCodeAs(HttpStatus.PRECONDITION_FAILED)) {
                throw refused;
            }
            throw Problem.refused(
                    "Somebody else changed %s meanwhile, so it was not deleted"
                            .formatted(product.sku()),
                    "The list shows it as it is now; look again and decide");
        }
    }

    void some(List<Long> ids) {
        var many = Numbers.count(ids.size(), "product", "products");
        Ask.before(
                "Delete " + many + "?",
                "The products you selected are taken out of the catalogue, also those that were"
                        + " changed meanwhile. An import can bring them back.",
                "Delete " + many,
                () -> {
                    Attempt.to(() -> Toast.done(said(products.delete(ids, Actor.current()))));
                    deleted.run();
                });
    }

    /// `3 products were deleted`.
    static String said(long count) {
        return Numbers.count(count, "product was deleted", "products were deleted");
    }
}
