package org.productimporter.importer.ledger;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.split.FileRange;

/// A unit of claim, commit and restart.
public sealed interface ImportChunk {

    /// Position within its kind, from 0.
    int no();

    Kind kind();

    /// The kind of processing; the column `phase` of the ledger.
    enum Kind {
        STAGE, PREVIEW, MERGE, UNDO;

        /// Returns the value of the column `phase`.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A byte range of the file to stage.
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

    /// A range of SKU keys to merge or, in a preview, to count. Null bounds are open.
    ///
    /// @param kind `MERGE` or `PREVIEW`
    /// @param keyFrom smallest key of the bucket
    /// @param keyTo first key after the bucket
    record Bucket(Kind kind, int no, @Nullable String keyFrom, @Nullable String keyTo) implements ImportChunk {}

    /// Blocks of changes to undo.
    ///
    /// @param firstId ID of the first block
    /// @param lastId ID of the last block
    record Blocks(int no, long firstId, long lastId) implements ImportChunk {

        @Override
        public Kind kind() {
            return Kind.UNDO;
        }
    }
}
