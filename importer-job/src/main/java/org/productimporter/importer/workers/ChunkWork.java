package org.productimporter.importer.workers;

import org.productimporter.importer.ledger.Chunk;
import org.productimporter.importer.ledger.Claim;
import org.productimporter.importer.ledger.Worker;

/// How chunks of one kind are worked on: claimed, prepared without touching anything, written.
/// The three run in one transaction. Thread-safe: all workers of an attempt share one.
///
/// @param <P> a chunk made ready to be written
public interface ChunkWork<P> {

    /// Asks for the next chunk.
    Claim claim(Worker worker);

    /// Computes what is to be written.
    P prepare(Chunk chunk) throws Exception;

    /// Writes it, and the chunk's ledger row with it.
    void write(P prepared, Worker worker) throws Exception;
}
