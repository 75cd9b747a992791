package org.productimporter.importer.ledger;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.split.FileRange;

/// A unit of claim, commit and restart.
public sealed interface ImportChunk {

    /// Position within its kind, from 0.
    int no();

    Kind kind();

    /// What is done with a chunk; the `phase` column of the ledger.
    enum Kind {
        STAGE, PREVIEW, MERGE;

        /// As the column `phase` has it.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A range of the file, to be staged.
    record Range(FileRange range) implements ImportChunk {

        @Override
        public int no() {
            return range.no();
        }

        @Override
        public Kind kind() {
            return Kind.STAGE;
        }
    }

    /// A range of SKU keys, to be merged or (in a preview) counted. Null bounds are open.
    ///
    /// @param kind `MERGE` or `PREVIEW`
    /// @param keyFrom smallest key of the bucket
    /// @param keyTo first key after the bucket
    record Bucket(Kind kind, int no, @Nullable String keyFrom, @Nullable String keyTo) implements ImportChunk {}
}
