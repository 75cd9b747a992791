package org.productimporter.web.products;

import java.util.Collection;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Gatherers;
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
import org.springframework.stereotype.Service;

/// Reads, creates, changes and deletes products. Thread-safe, also across nodes and while imports run. Every change
/// publishes a [ProductEvent] in its transaction. An `actor` is the author of a change.
@Service
public class ProductService {

    /// Accepts every version of a product.
    public static final LongPredicate ANY_VERSION = version -> true;

    /// Products that are deleted by one statement, and read for the history. They may be large.
    private static final int SLICE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(ProductService.class);

    private final ProductRepository products;
    private final ProductHistoryWriter history;
    private final ProductTransaction transaction;
    private final ApplicationEventPublisher events;

    ProductService(ProductRepository products, ProductHistoryWriter history, ProductTransaction transaction,
            ApplicationEventPublisher events) {
        this.products = products;
        this.history = history;
        this.transaction = transaction;
        this.events = events;
    }

    /// @throws ProblemException 404 if the product does not exist
    @RequiresScope(Scope.PRODUCTS_READ)
    public Product find(long id) {
        return products.find(id).orElseThrow(() -> notFound(id));
    }

    /// Finds the product with this SKU in any case.
    ///
    /// @throws ProblemException 404 if the product does not exist
    @RequiresScope(Scope.PRODUCTS_READ)
    public Product findBySku(String sku) {
        return products.findBySku(Whitespace.strip(sku))
                .orElseThrow(() -> ProblemException.notFound("There is no product with SKU " + sku));
    }

    /// @throws ProblemException 400 if the draft is invalid, 409 if its SKU exists in any case, 503 if another
    ///     transaction locks the SKU for too long
    @RequiresScope(Scope.PRODUCTS_WRITE)
    public Product create(ProductDraft draft, String actor) {
        var valid = draft.validated();
        return transaction.execute(() -> {
            var created = products.insert(valid).orElseThrow(() -> skuExists(valid.sku()));
            history.created(created, actor);
            events.publishEvent(new ProductEvent.Created(created.product(), actor));
            return created.product();
        });
    }

    /// Changes a product. Every change increments the version, even if all fields stay equal.
    ///
    /// @param change returns the new fields for the current ones
    /// @param expected whether this version may be changed
    /// @throws ProblemException 404, 412 if the version is not expected, 400, 409 or 503 as for a new product
    @RequiresScope(Scope.PRODUCTS_WRITE)
    public Product change(long id, UnaryOperator<ProductDraft> change, LongPredicate expected, String actor) {
        try {
            return transaction.execute(() -> changeLocked(id, change, expected, actor));
        } catch (SkuExistsException e) {
            throw skuExists(e.sku);
        }
    }

    /// Leaves the transaction, which accepts no more queries after the error.
    private static final class SkuExistsException extends RuntimeException {

        private final String sku;

        SkuExistsException(String sku, DuplicateKeyException cause) {
            super(cause);
            this.sku = sku;
        }
    }

    private Product changeLocked(long id, UnaryOperator<ProductDraft> change, LongPredicate expected, String actor) {
        var before = lock(id, expected);
        var valid = change.apply(ProductDraft.of(before)).validated();
        var after = update(id, valid);
        history.updated(before, after, actor);
        events.publishEvent(new ProductEvent.Updated(before, after.product(), actor));
        return after.product();
    }

    private ChangedProduct update(long id, ValidProduct product) {
        try {
            return products.update(id, product);
        } catch (DuplicateKeyException e) {
            throw new SkuExistsException(product.sku(), e);
        }
    }

    /// @param expected whether this version may be deleted
    /// @throws ProblemException 404, 412 or 503 as for a change
    @RequiresScope(Scope.PRODUCTS_WRITE)
    public void delete(long id, LongPredicate expected, String actor) {
        transaction.execute(() -> {
            var before = lock(id, expected);
            history.deleted(products.delete(List.of(id)), actor);
            events.publishEvent(new ProductEvent.Deleted(before, actor));
            return before;
        });
    }

    private Product lock(long id, LongPredicate expected) {
        var product = products.lock(id).orElseThrow(() -> notFound(id));
        if (!expected.test(product.version())) {
            throw ProblemException.of(HttpStatus.PRECONDITION_FAILED, "The product has changed",
                    "Product %d has version %d, which is not in If-Match. Read the product again before you change it"
                            .formatted(id, product.version()))
                    .with("version", product.version())
                    .header(HttpHeaders.ETAG, "\"" + product.version() + '"');
        }
        return product;
    }

    /// Deletes those of the products that exist, in one transaction.
    ///
    /// @return number of deleted products
    @RequiresScope(Scope.PRODUCTS_WRITE)
    public long delete(Collection<Long> ids, String actor) {
        return transaction.execute(() -> {
            long deleted = ids.stream()
                    .distinct()
                    .sorted()
                    .gather(Gatherers.windowFixed(SLICE))
                    .mapToLong(slice -> deleteSlice(slice, actor))
                    .sum();
            if (deleted > 0) {
                events.publishEvent(new ProductEvent.BulkDeleted(deleted, false, actor));
            }
            return deleted;
        });
    }

    private int deleteSlice(List<Long> ids, String actor) {
        var deleted = products.delete(ids);
        history.deleted(deleted, actor);
        return deleted.size();
    }

    /// Deletes the whole catalogue, including what running imports have merged so far, but not what they merge later.
    ///
    /// @return number of deleted products
    /// @throws ProblemException 503 if other transactions use the catalogue for too long
    @RequiresScope(Scope.PRODUCTS_WRITE)
    public long deleteAll(String actor) {
        long count = transaction.execute(() -> {
            var deleted = products.deleteAll();
            if (deleted > 0) {
                history.deletedAll(deleted, actor);
                events.publishEvent(new ProductEvent.BulkDeleted(deleted, true, actor));
            }
            return deleted;
        });
        LOG.warn("{} deleted all {} products", actor, count);
        return count;
    }

    /// The product with this SKU may have been deleted in the meantime.
    private ProblemException skuExists(String sku) {
        return products.findBySku(sku)
                .map(owner -> ProblemException.of(HttpStatus.CONFLICT, "The SKU exists",
                        "SKU %s belongs to product %d, which spells it %s. Change that product, or choose another SKU"
                                .formatted(sku, owner.id(), owner.sku()))
                        .with("id", owner.id())
                        .with("sku", owner.sku()))
                .orElseGet(() -> ProblemException.unavailable("The SKU was taken",
                        "SKU %s was taken and is free again. Send the request again".formatted(sku), 1));
    }

    private static ProblemException notFound(long id) {
        return ProblemException.notFound("There is no product " + id);
    }
}
