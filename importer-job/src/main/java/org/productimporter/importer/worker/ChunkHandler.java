package org.productimporter.importer.worker;

import org.productimporter.importer.ledger.ChunkClaim;
import org.productimporter.importer.ledger.ImportChunk;
import org.productimporter.importer.ledger.WorkerId;

/// Claims, prepares and writes the chunks of one kind, all three in one transaction. Thread-safe: all workers of an
/// attempt share one handler.
///
/// @param <P> a prepared chunk
public interface ChunkHandler<P> {

    /// Returns the number of chunks that are not done.
    int open();

    /// Claims the next chunk.
    ChunkClaim claim(WorkerId worker);

    /// Computes the data to write. Changes nothing.
    P prepare(ImportChunk chunk) throws Exception;

    /// Writes the data and records the chunk as done.
    void write(P prepared, WorkerId worker) throws Exception;
}
