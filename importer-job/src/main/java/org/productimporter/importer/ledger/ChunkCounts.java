package org.productimporter.importer.ledger;

/// What became of the rows of one chunk; zero where the kind of chunk does not decide it.
public record ChunkCounts(long read, long blank, long rejected, long inserted, long updated, long unchanged,
        long duplicate, long deactivated) {

    /// Counts of a staged range.
    public static ChunkCounts staged(long read, long blank, long rejected) {
        return new ChunkCounts(read, blank, rejected, 0, 0, 0, 0, 0);
    }
}
