package org.productimporter.importer.job;

import org.productimporter.importer.ledger.ChunkClaim;
import org.productimporter.importer.ledger.ChunkCounts;
import org.productimporter.importer.ledger.ChunkRepository;
import org.productimporter.importer.ledger.ImportAttempt;
import org.productimporter.importer.ledger.ImportChunk;
import org.productimporter.importer.ledger.ImportChunk.Kind;
import org.productimporter.importer.ledger.ImportProgressRepository;
import org.productimporter.importer.ledger.ImportResultService;
import org.productimporter.importer.ledger.WorkerId;
import org.productimporter.importer.order.MergeTurnService;
import org.productimporter.importer.undo.BlockUndo;
import org.productimporter.importer.undo.UndoPlanner;
import org.productimporter.importer.worker.ChunkHandler;
import org.productimporter.model.imports.ImportPhase;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Plans and undoes the blocks of changes of an import, and ends the undo.
@Component
final class UndoStep {

    private final ImportProgressRepository progress;
    private final UndoPlanner planner;
    private final ChunkRepository chunks;
    private final BlockUndo blocks;
    private final ImportResultService results;
    private final MergeTurnService turns;
    private final TransactionTemplate transaction;

    UndoStep(ImportProgressRepository progress, UndoPlanner planner, ChunkRepository chunks, BlockUndo blocks,
            ImportResultService results, MergeTurnService turns, TransactionTemplate transaction) {
        this.progress = progress;
        this.planner = planner;
        this.chunks = chunks;
        this.blocks = blocks;
        this.results = results;
        this.turns = turns;
        this.transaction = transaction;
    }

    void begin(ImportAttempt attempt) {
        transaction.executeWithoutResult(_ -> {
            progress.lock(attempt);
            planner.plan(attempt.id());
        });
        if (turns.await(attempt)) {
            progress.enterPhase(attempt, ImportPhase.UNDO, "taking the changes back");
        }
    }

    void end(ImportAttempt attempt) {
        transaction.executeWithoutResult(_ -> results.finishUndo(attempt));
    }

    ChunkHandler<ImportChunk.Blocks> handler(ImportAttempt attempt) {
        return new ChunkHandler<>() {

            @Override
            public int open() {
                return chunks.countOpen(attempt.id(), Kind.UNDO);
            }

            @Override
            public ChunkClaim claim(WorkerId worker) {
                return turns.join(attempt) ? chunks.claim(attempt, Kind.UNDO, worker) : new ChunkClaim.Revoked();
            }

            @Override
            public ImportChunk.Blocks prepare(ImportChunk chunk) {
                return (ImportChunk.Blocks) chunk;
            }

            @Override
            public void write(ImportChunk.Blocks chunk, WorkerId worker) throws Exception {
                var effect = blocks.undo(attempt, chunk);
                chunks.markDone(attempt, chunk, worker, new ChunkCounts(effect.products(), 0, 0, effect.removed(),
                        effect.restored(), effect.kept().changedSince(), 0, 0));
            }
        };
    }
}
