package org.productimporter.web.products;

import java.util.Collection;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.productimporter.model.product.Whitespace;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// The door to the catalogue: read, make, change and delete products. Safe for any number
/// of threads and nodes, also while imports run. Each change publishes its [ProductEvent] inside
/// its transaction; an `actor` is who does it.
@Component
public class ProductService {

    /// Accepts whatever version a product has.
    public static final LongPredicate ANY_VERSION = version -> true;

    private static final Logger LOG = LoggerFactory.getLogger(ProductService.class);

    private final ProductRepository store;
    private final ProductDeleter deleteProducts;
    private final ProductTransactions transactions;
    private final ApplicationEventPublisher events;

    ProductService(ProductRepository store, ProductDeleter deleteProducts, ProductTransactions transactions,
            ApplicationEventPublisher events) {
        this.store = store;
        this.deleteProducts = deleteProducts;
        this.transactions = transactions;
        this.events = events;
    }

    /// @throws Problem 404 when there is no such product
    @RequiresScope(Scope.PRODUCTS_READ)
    public Product find(long id) {
        return store.find(id).orElseThrow(() -> unknown(id));
    }

    /// The product of this SKU in any case.
    ///
    /// @throws Problem 404 when there is none
    @RequiresScope(Scope.PRODUCTS_READ)
    public Product findBySku(String sku) {
        return store.findBySku(Whitespace.strip(sku))
                .orElseThrow(() -> ProblemException.notFound("There is no product of SKU " + sku));
    }

    /// @throws Problem 400 when the draft breaks a rule, 409 when its SKU exists in any case, 503
    ///     when somebody else holds the SKU for too long
    @RequiresScope(Scope.PRODUCTS_WRITE)
    public Product create(ProductDraft draft, String actor) {
        var checked = draft.validated();
        return transactions.write(() -> {
            var created = store.insert(checked).orElseThrow(() -> taken(checked.sku()));
            events.publishEvent(new ProductEvent.Created(created, actor));
            return created;
        });
    }

    /// Changes a product; each change is a new version, even one that says what is already so.
    ///
    /// @param change makes what the product shall be from what it is
    /// @param expected whether this version may be changed
    /// @throws Problem 404, 412 when the version is not expected, 400, 409 or 503 as for a new
    ///     product
    @RequiresScope(Scope.PRODUCTS_WRITE)
    public Product change(long id, UnaryOperator<ProductDraft> change, LongPredicate expected, String actor) {
        try {
            return transactions.write(() -> changeNow(id, change, expected, actor));
        } catch (SkuTakenException e) {
            throw taken(e.sku);
        }
    }

    /// Leaves the transaction, which can no longer be asked who has the SKU.
    private static final class SkuTakenException extends RuntimeException {

        private final String sku;

        SkuTakenException(String sku, DuplicateKeyException cause) {
            super(cause);
            this.sku = sku;
        }
    }

    private Product changeNow(long id, UnaryOperator<ProductDraft> change, LongPredicate expected, String actor) {
        var before = expect(id, expected);
        var checked = change.apply(ProductDraft.of(before)).validated();
        var after = update(id, checked);
        events.publishEvent(new ProductEvent.Updated(before, after, actor));
        return after;
    }

    private Product update(long id, ValidProduct checked) {
        try {
            return store.update(id, checked);
        } catch (DuplicateKeyException e) {
            throw new SkuTakenException(checked.sku(), e);
        }
    }

    /// @param expected whether this version may be deleted
    /// @throws Problem 404, 412 or 503 as for a change
    @RequiresScope(Scope.PRODUCTS_WRITE)
    public void delete(long id, LongPredicate expected, String actor) {
        transactions.write(() -> {
            var before = expect(id, expected);
            store.delete(id);
            events.publishEvent(new ProductEvent.Deleted(before, actor));
            return before;
        });
    }

    /// Locks the product for the rest of the transaction.
    private Product expect(long id, LongPredicate expected) {
        var product = store.lock(id).orElseThrow(() -> unknown(id));
        if (!expected.test(product.version())) {
            throw ProblemException
                    .of(HttpStatus.PRECONDITION_FAILED, "The product has changed",
                            "Product %d is at version %d, which If-Match does not name. Read it again and decide anew"
                                    .formatted(id, product.version()))
                    .with("version", product.version())
                    .header(HttpHeaders.ETAG, "\"" + product.version() + '"');
        }
        return product;
    }

    /// Deletes those of the products that exist, in one transaction.
    ///
    /// @return how many there were
    @RequiresScope(Scope.PRODUCTS_WRITE)
    public long delete(Collection<Long> ids, String actor) {
        return transactions.write(() -> report(deleteProducts.delete(ids), Extent.SOME, actor));
    }

    /// Deletes the whole catalogue. What running imports have merged so far goes too; what they
    /// merge later stays.
    ///
    /// @return how many products there were
    /// @throws Problem 503 when somebody reads or writes the catalogue for too long
    @RequiresScope(Scope.PRODUCTS_WRITE)
    public long deleteAll(String actor) {
        var deleted = transactions.write(() -> report(deleteProducts.deleteAll(), Extent.ALL, actor));
        LOG.warn("All {} products were deleted by {}", deleted, actor);
        return deleted;
    }

    private enum Extent {
        SOME, ALL
    }

    private long report(long deleted, Extent extent, String actor) {
        if (deleted > 0) {
            events.publishEvent(new ProductEvent.BulkDeleted(deleted, extent == Extent.ALL, actor));
        }
        return deleted;
    }

    /// The owner may have gone since, and the SKU with it.
    private ProblemException taken(String sku) {
        return store.findBySku(sku)
                .map(owner -> ProblemException.of(HttpStatus.CONFLICT, "The SKU exists",
                        "SKU %s belongs to product %d, which spells it %s. Change that product, or choose another SKU"
                                .formatted(sku, owner.id(), owner.sku()))
                        .with("id", owner.id())
                        .with("sku", owner.sku()))
                .orElseGet(() -> ProblemException.unavailable("The SKU was taken",
                        "SKU %s was taken and is free again; send the request once more".formatted(sku), 1));
    }

    private static ProblemException unknown(long id) {
        return ProblemException.notFound("There is no product " + id);
    }
}
