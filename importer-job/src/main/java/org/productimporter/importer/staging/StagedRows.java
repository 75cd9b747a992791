package org.productimporter.importer.staging;

import java.util.ArrayList;
import java.util.List;

/// The staged rows of a key range, sorted by key and, for equal keys, by line.
///
/// @param rows all rows, except those that are superseded
/// @param superseded rows left out, because a later row of the same SKU, also with a name, follows: only in a range in
///     which many rows have the same SKU
public record StagedRows(List<StagedRow> rows, long superseded) {

    /// Collects the rows of the blocks of a key range. Not thread-safe.
    static final class Collector {

        private final List<StagedRow> rows = new ArrayList<>();
        private long bytes;
        private long tooManyBytes;
        private long superseded;

        /// @param maxBytes expected size; superseded rows are left out if it is exceeded by far
        Collector(long maxBytes) {
            this.tooManyBytes = 2 * maxBytes;
        }

        void add(List<StagedRow> block) {
            rows.addAll(block);
            bytes += block.stream().mapToLong(StagedRow::size).sum();
            if (bytes > tooManyBytes) {
                leaveOutSuperseded();
                tooManyBytes = Math.max(tooManyBytes, 2 * bytes);
            }
        }

        /// A row without a name is kept: the merge rejects it if its product does not exist.
        private void leaveOutSuperseded() {
            sort();
            var kept = new RowBlock();
            for (int no = 0; no < rows.size(); no++) {
                var row = rows.get(no);
                if (row.name() == null || !isFollowedByName(no)) {
                    kept.add(row);
                } else {
                    superseded++;
                }
            }
            rows.clear();
            rows.addAll(StagedRow.rowsOf(kept.bytes(), 0, kept.length()));
            bytes = kept.length();
        }

        private boolean isFollowedByName(int no) {
            var key = rows.get(no).key();
            for (int next = no + 1; next < rows.size() && rows.get(next).key().equals(key); next++) {
                if (rows.get(next).name() != null) {
                    return true;
                }
            }
            return false;
        }

        /// The sort of the JDK merges sorted runs: each block is one.
        private void sort() {
            rows.sort(StagedRow::compare);
        }

        StagedRows toRows() {
            sort();
            return new StagedRows(rows, superseded);
        }
    }
}
