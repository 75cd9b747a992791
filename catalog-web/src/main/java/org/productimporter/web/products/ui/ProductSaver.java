package org.productimporter.web.products.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.common.ProblemException.FieldError;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductDraft;
import org.productimporter.web.products.ProductService;
import org.productimporter.web.security.Actor;
import org.productimporter.web.ui.format.ErrorMessages;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;

/// Creates or changes a product and returns the outcome for the user. Thread-safe.
final class ProductSaver {

    private final ProductService products;

    ProductSaver(ProductService products) {
        this.products = products;
    }

    sealed interface Outcome {

        record Saved(Product product) implements Outcome {}

        record Invalid(List<FieldError> errors) implements Outcome {}

        /// Another user changed the product in the meantime.
        record Conflict(Product current) implements Outcome {}

        record Rejected(String why) implements Outcome {}
    }

    /// @param known the product as the user knows it, any other version is a conflict; null to create a product
    Outcome save(@Nullable Product known, ProductDraft draft) {
        var errors = draft.errors();
        if (!errors.isEmpty()) {
            return new Outcome.Invalid(errors);
        }
        try {
            return new Outcome.Saved(known == null ? products.create(draft, Actor.current())
                    : products.change(known.id(), _ -> draft, version -> version == known.version(), Actor.current()));
        } catch (ProblemException e) {
            return outcome(e, known);
        } catch (AccessDeniedException e) {
            return new Outcome.Rejected(ErrorMessages.of(e));
        }
    }

    private Outcome outcome(ProblemException problem, @Nullable Product known) {
        var status = problem.getStatusCode();
        if (known != null && status.isSameCodeAs(HttpStatus.PRECONDITION_FAILED)) {
            return conflict(known.id());
        }
        return status.isSameCodeAs(HttpStatus.CONFLICT)
                ? new Outcome.Invalid(List.of(new FieldError("sku", problem.detail())))
                : new Outcome.Rejected(problem.detail());
    }

    private Outcome conflict(long id) {
        try {
            return new Outcome.Conflict(products.find(id));
        } catch (ProblemException notFound) {
            return new Outcome.Rejected(notFound.detail());
        }
    }
}
