package org.productimporter.importer.undo;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.productimporter.db.SqlFile;
import org.productimporter.db.changes.ChangeKind;
import org.productimporter.db.changes.ProductChangeRepository;
import org.productimporter.db.changes.ProductDifference;
import org.productimporter.db.undo.UndoSelection.Undoable;
import org.productimporter.importer.changes.ChangeOrigin;
import org.productimporter.importer.changes.ChangeWriter;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportChunk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Records what an undo changes: in the history of the products, and for webhooks. Thread-safe; joins the transaction of the
/// caller.
@Repository
class UndoRecorder {

    private final ChangeWriter writer;
    private final ProductChangeRepository changes;
    private final JdbcClient jdbc;
    private final String recordForWebhooks = SqlFile.read(UndoRecorder.class, "record-undone.sql");

    UndoRecorder(ChangeWriter writer, ProductChangeRepository changes, JdbcClient jdbc) {
        this.writer = writer;
        this.changes = changes;
        this.jdbc = jdbc;
    }

    /// Records removed products. Their SKUs lead to their history.
    List<UndoneProduct> recordRemoved(ImportAttempt attempt, ImportChunk.Blocks chunk,
            List<ProductDifference> removed) {
        var recorded = record(attempt, chunk, removed);
        recorded.stream()
                .collect(Collectors.groupingBy(UndoneProduct::changeId,
                        Collectors.mapping(UndoneProduct::difference, Collectors.toList())))
                .forEach(changes::addDeleted);
        return recorded;
    }

    /// Records that products get their old values, and returns the differences with the blocks that contain them.
    List<UndoneProduct> recordRestored(ImportAttempt attempt, ImportChunk.Blocks chunk, List<Undoable> products) {
        return record(attempt, chunk, products.stream().map(UndoRecorder::reversed).toList());
    }

    private static ProductDifference reversed(Undoable product) {
        var undone = product.difference();
        return new ProductDifference(undone.productId(), product.version() + 1, product.changeId(), undone.sku(),
                undone.fields(), Objects.requireNonNull(undone.after()), Objects.requireNonNull(undone.before()));
    }

    private List<UndoneProduct> record(ImportAttempt attempt, ImportChunk.Blocks chunk,
            List<ProductDifference> differences) {
        var origin = new ChangeOrigin(attempt.id(), chunk.no(), attempt.undoneBy());
        var blocks = writer.write(ChangeKind.UNDONE, origin, differences);
        return IntStream.range(0, blocks.length)
                .mapToObj(no -> new UndoneProduct(differences.get(no), blocks[no]))
                .toList();
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
