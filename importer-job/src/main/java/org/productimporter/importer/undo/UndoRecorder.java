package org.productimporter.importer.undo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.productimporter.db.SqlFile;
import org.productimporter.db.changes.ChangeKind;
import org.productimporter.db.changes.ChangeOrigin;
import org.productimporter.db.changes.DifferenceWriter;
import org.productimporter.db.changes.ProductChangeRepository;
import org.productimporter.db.changes.ProductDifference;
import org.productimporter.db.undo.UndoSelection.Undoable;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportChunk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Records what an undo changes: in the history of the products, and for webhooks. Thread-safe; joins the transaction of the
/// caller.
@Repository
class UndoRecorder {

    private final ProductChangeRepository changes;
    private final JdbcClient jdbc;
    private final String recordForWebhooks = SqlFile.read(UndoRecorder.class, "record-undone.sql");

    UndoRecorder(ProductChangeRepository changes, JdbcClient jdbc) {
        this.changes = changes;
        this.jdbc = jdbc;
    }

    /// Records removed products. Their SKUs lead to their history.
    List<UndoneProduct> recordRemoved(ImportAttempt attempt, ImportChunk.Blocks chunk,
            List<ProductDifference> removed) {
        return record(attempt, chunk, removed, true);
    }

    /// Records that products get their old values, and returns the differences with the blocks that contain them.
    List<UndoneProduct> recordRestored(ImportAttempt attempt, ImportChunk.Blocks chunk, List<Undoable> products) {
        return record(attempt, chunk, products.stream().map(UndoRecorder::reversed).toList(), false);
    }

    private static ProductDifference reversed(Undoable product) {
        var undone = product.difference();
        return new ProductDifference(undone.productId(), product.version() + 1, product.changeId(), undone.sku(),
                undone.fields(), Objects.requireNonNull(undone.after()), Objects.requireNonNull(undone.before()));
    }

    /// Also while the history is switched off: the list of kept products is what the undo does not contain.
    private List<UndoneProduct> record(ImportAttempt attempt, ImportChunk.Blocks chunk,
            List<ProductDifference> differences, boolean removed) {
        var origin = new ChangeOrigin(attempt.undoneBy(), attempt.id().value(), chunk.no());
        var recorded = new ArrayList<UndoneProduct>();
        var inBlock = new ArrayList<ProductDifference>();
        var writer = new DifferenceWriter(block -> {
            long id = changes.reserve(1).getFirst();
            changes.add(id, ChangeKind.UNDONE, origin, block);
            if (removed) {
                changes.addDeleted(id, inBlock);
            }
            inBlock.forEach(difference -> recorded.add(new UndoneProduct(difference, id)));
            inBlock.clear();
        });
        for (var difference : differences) {
            inBlock.add(difference);
            writer.add(difference);
        }
        writer.end();
        return recorded;
    }

    /// Records the changes of a chunk, if an enabled webhook requests them.
    void recordForWebhooks(ImportAttempt attempt, ImportChunk.Blocks chunk, List<UndoneProduct> undone) {
        var differences = undone.stream().map(UndoneProduct::difference).toList();
        jdbc.sql(recordForWebhooks)
                .param("import", attempt.id().value())
                .param("chunk", chunk.no())
                .param("ids", differences.stream().map(ProductDifference::productId).toArray(Long[]::new))
                .param("skus", differences.stream().map(product -> product.sku().toString()).toArray(String[]::new))
                .param("changes", undone.stream().map(UndoneProduct::change).toArray(String[]::new))
                .param("versions", differences.stream().map(ProductDifference::version).toArray(Long[]::new))
                .update();
    }
}
