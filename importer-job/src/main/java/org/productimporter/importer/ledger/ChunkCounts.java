package org.productimporter.importer.ledger;

/// The outcomes of the rows of one chunk; zero where its kind does not determine them.
public record ChunkCounts(long read, long blank, long rejected, long inserted, long updated, long unchanged,
        long duplicate, long deactivated) {

    /// Returns the counts of a staged range.
    public static ChunkCounts staged(long read, long blank, long rejected) {
        return new ChunkCounts(read, blank, rejected, 0, 0, 0, 0, 0);
    }
}
