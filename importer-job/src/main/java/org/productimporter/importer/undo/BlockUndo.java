package org.productimporter.importer.undo;

import java.util.ArrayList;
import java.util.List;
import org.productimporter.db.changes.ChangeKind;
import org.productimporter.db.undo.ImportBlock;
import org.productimporter.db.undo.UndoSelector;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportChunk;
import org.productimporter.importer.merge.ConflictRetry;
import org.productimporter.model.imports.UndoEffect;
import org.springframework.core.retry.RetryException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes back what the blocks of a chunk record: removes products that the import has inserted and gives the others their old
/// values. A product that was changed since stays as it is. Thread-safe; requires the transaction of the chunk.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class BlockUndo {

    private final UndoSelector selector;
    private final ProductRestorer restorer;
    private final UndoRecorder recorder;
    private final ConflictRetry retry;

    BlockUndo(UndoSelector selector, ProductRestorer restorer, UndoRecorder recorder, ConflictRetry retry) {
        this.selector = selector;
        this.restorer = restorer;
        this.recorder = recorder;
        this.retry = retry;
    }

    private record BlockResult(List<UndoneProduct> removed, List<UndoneProduct> restored, int kept) {}

    /// Undoes the blocks one after the other, so that the memory does not depend on their number.
    public UndoEffect undo(ImportAttempt attempt, ImportChunk.Blocks chunk) throws RetryException {
        var undone = new ArrayList<UndoneProduct>();
        var effect = UndoEffect.NONE;
        for (var id : selector.blockIds(attempt.id().value(), chunk.firstId(), chunk.lastId())) {
            var block = selector.block(id);
            var result = retry.run(_ -> undo(attempt, chunk, block));
            undone.addAll(result.removed());
            undone.addAll(result.restored());
            effect = effect.plus(UndoEffect.of(result.removed().size(), result.restored().size(), result.kept()));
        }
        recorder.recordForWebhooks(attempt, chunk, undone);
        return effect;
    }

    private BlockResult undo(ImportAttempt attempt, ImportChunk.Blocks chunk, ImportBlock block) {
        var selection = selector.lock(block);
        var kept = selection.kept().size();
        if (selection.undoable().isEmpty()) {
            return new BlockResult(List.of(), List.of(), kept);
        }
        if (block.change() == ChangeKind.CREATED) {
            var removed = restorer.remove(selection.undoable());
            return new BlockResult(recorder.recordRemoved(attempt, chunk, removed), List.of(), kept);
        }
        var restored = recorder.recordRestored(attempt, chunk, selection.undoable());
        restorer.restore(restored);
        return new BlockResult(List.of(), restored, kept);
    }
}
