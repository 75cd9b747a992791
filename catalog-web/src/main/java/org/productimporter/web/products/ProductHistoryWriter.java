package org.productimporter.web.products;

import java.util.ArrayList;
import java.util.List;
import org.productimporter.db.changes.ChangeKind;
import org.productimporter.db.changes.DifferenceBlock;
import org.productimporter.db.changes.DifferenceWriter;
import org.productimporter.db.changes.PriceChange;
import org.productimporter.db.changes.ProductChangeRepository;
import org.productimporter.db.changes.ProductDifference;
import org.productimporter.db.changes.ProductValues;
import org.productimporter.model.text.Utf8Text;
import org.springframework.stereotype.Component;

/// Records what users and clients change in the history of the products, in the transaction of the change. Does nothing while
/// the history is switched off. Thread-safe.
@Component
class ProductHistoryWriter {

    private final ProductChangeRepository changes;

    ProductHistoryWriter(ProductChangeRepository changes) {
        this.changes = changes;
    }

    void created(ChangedProduct created, String actor) {
        var product = created.product();
        record(created, ChangeKind.CREATED, ProductDifference.created(product.id(), Utf8Text.of(product.sku())), actor);
    }

    void updated(Product before, ChangedProduct changed, String actor) {
        var after = changed.product();
        record(changed, ChangeKind.UPDATED, ProductDifference.updated(after.id(), after.version(),
                changed.previousChangeId(), Utf8Text.of(after.sku()), values(before), values(after)), actor);
    }

    private void record(ChangedProduct changed, ChangeKind kind, ProductDifference difference, String actor) {
        if (changes.isEnabled()) {
            var writer = new DifferenceWriter(block -> changes.add(changed.changeId(), kind, actor, block));
            writer.add(difference);
            writer.end();
        }
    }

    /// Products that one statement has activated or deactivated. They share a reserved block: so short differences of so few
    /// products fit into one.
    void switched(List<ChangedProduct> changed, String actor) {
        if (changes.isEnabled()) {
            long block = changed.getFirst().changeId();
            var writer = new DifferenceWriter(full -> changes.add(block, ChangeKind.UPDATED, actor, full));
            changed.stream().map(ProductHistoryWriter::switching).forEach(writer::add);
            writer.end();
        }
    }

    private static ProductDifference switching(ChangedProduct changed) {
        var after = changed.product();
        var before =
                ProductValues.of(after.name(), after.description(), after.price(), !after.active(), after.attributes());
        return ProductDifference.updated(after.id(), after.version(), changed.previousChangeId(),
                Utf8Text.of(after.sku()), before, values(after));
    }

    void deleted(List<ChangedProduct> deleted, String actor) {
        if (!changes.isEnabled()) {
            return;
        }
        var ofBlock = new ArrayList<ProductDifference>();
        var writer = new DifferenceWriter(block -> {
            addDeletions(block, ofBlock, actor);
            ofBlock.clear();
        });
        deleted.stream().map(ProductHistoryWriter::deletion).forEach(difference -> {
            ofBlock.add(difference);
            writer.add(difference);
        });
        writer.end();
    }

    private void addDeletions(DifferenceBlock block, List<ProductDifference> deleted, String actor) {
        long id = changes.reserve(1).getFirst();
        changes.add(id, ChangeKind.DELETED, actor, block);
        changes.addDeleted(id, deleted);
    }

    private static ProductDifference deletion(ChangedProduct deleted) {
        var product = deleted.product();
        return ProductDifference.deleted(product.id(), product.version(), deleted.previousChangeId(),
                Utf8Text.of(product.sku()), values(product));
    }

    private static ProductValues values(Product product) {
        return ProductValues.of(product.name(), product.description(), product.price(), product.active(),
                product.attributes());
    }

    /// Records the deletion of the whole catalogue as one block without values.
    void deletedAll(long products, String actor) {
        if (changes.isEnabled()) {
            var block = new DifferenceBlock(Math.toIntExact(products), PriceChange.NONE, PriceChange.NONE, new byte[0]);
            changes.add(changes.reserve(1).getFirst(), ChangeKind.DELETED, actor, block);
        }
    }
}
