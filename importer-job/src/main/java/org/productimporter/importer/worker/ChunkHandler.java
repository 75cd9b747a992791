package org.productimporter.importer.worker;

import org.productimporter.importer.ledger.ChunkClaim;
import org.productimporter.importer.ledger.ImportChunk;
import org.productimporter.importer.ledger.WorkerId;

/// How chunks of one kind are worked on: claimed, prepared without touching anything, written.
/// The three run in one transaction. Thread-safe: all workers of an attempt share one.
///
/// @param <P> a chunk made ready to be written
public interface ChunkHandler<P> {

    /// Asks for the next chunk.
    ChunkClaim claim(WorkerId worker);

    /// Computes what is to be written.
    P prepare(ImportChunk chunk) throws Exception;

    /// Writes it, and the chunk's ledger row with it.
    void write(P prepared, WorkerId worker) throws Exception;
}
