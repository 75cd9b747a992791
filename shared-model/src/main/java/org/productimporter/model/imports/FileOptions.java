package org.productimporter.model.imports;

import org.jspecify.annotations.Nullable;

/// How a file is to be read. Null means that the file decides.
///
/// @param delimiter column delimiter
/// @param charset name of the charset
/// @param header whether the first row names the columns
/// @param sheet name of the sheet of a workbook; null for its first one
/// @param skipLines number of physical lines, or rows of a sheet, before the header or the first record
/// @param decimal decimal mark of the prices
/// @param currency ISO 4217 code of the prices
public record FileOptions(@Nullable Character delimiter, @Nullable String charset, @Nullable HeaderRow header,
        @Nullable String sheet, @Nullable Integer skipLines, @Nullable DecimalMark decimal, @Nullable String currency) {

    /// Whether a file has a header. Without one, the names of its columns are their numbers, from 1.
    public enum HeaderRow {
        FIRST, NONE
    }

    /// The character between the whole and the hundredths of a price.
    public enum DecimalMark {
        POINT('.'), COMMA(',');

        private final char character;

        DecimalMark(char character) {
            this.character = character;
        }

        public char character() {
            return character;
        }
    }

    /// The file decides everything.
    public static final FileOptions DETECTED = new FileOptions(null, null, null, null, null, null, null);

    public FileOptions {
        if (skipLines != null && skipLines < 0) {
            throw new IllegalArgumentException("skip_lines is 0 or more, not " + skipLines);
        }
    }
}
