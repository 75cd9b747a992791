package org.productimporter.web.products.ui.editor;

import java.util.List;
import java.util.function.Supplier;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.common.ProblemException.FieldError;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductDraft;
import org.productimporter.web.products.ProductService;
import org.productimporter.web.security.Actor;
import org.productimporter.web.ui.format.ErrorMessages;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;

/// Makes or changes a product as the user wants it, and says what came of it. Safe for any number
/// of threads.
public final class ProductSaver {

    private final ProductService products;

    public ProductSaver(ProductService products) {
        this.products = products;
    }

    /// What came of it.
    public sealed interface Outcome {

        record Saved(Product product) implements Outcome {}

        /// Fields have to be mended first.
        record Wrong(List<FieldError> errors) implements Outcome {}

        /// Somebody else changed the product since the user looked at it.
        record Conflict(Product current) implements Outcome {}

        record Refused(String why) implements Outcome {}
    }

    public Outcome create(ProductDraft draft) {
        return attempt(draft, () -> products.create(draft, Actor.current()));
    }

    /// @param seen the product as the user knows it; any other version is a conflict
    Outcome change(Product seen, ProductDraft draft) {
        try {
            return attempt(draft, () -> products.change(seen.id(), now -> draft, version -> version == seen.version(),
                    Actor.current()));
        } catch (ChangedMeanwhileException e) {
            return conflict(seen.id());
        }
    }

    private static final class ChangedMeanwhileException extends RuntimeException {

        ChangedMeanwhileException(ProblemException cause) {
            super(cause);
        }
    }

    private Outcome conflict(long id) {
        try {
            return new Outcome.Conflict(products.find(id));
        } catch (ProblemException gone) {
            return new Outcome.Refused(gone.detail());
        }
    }

    private static Outcome attempt(ProductDraft draft, Supplier<Product> work) {
        var errors = draft.errors();
        if (!errors.isEmpty()) {
            return new Outcome.Wrong(errors);
        }
        try {
            return new Outcome.Saved(work.get());
        } catch (ProblemException refused) {
            var status = refused.getStatusCode();
            if (status.isSameCodeAs(HttpStatus.PRECONDITION_FAILED)) {
                throw new ChangedMeanwhileException(refused);
            }
            return status.isSameCodeAs(HttpStatus.CONFLICT)
                    ? new Outcome.Wrong(List.of(new FieldError("sku", refused.detail())))
                    : new Outcome.Refused(refused.detail());
        } catch (AccessDeniedException refused) {
            return new Outcome.Refused(ErrorMessages.of(refused));
        }
    }
}
