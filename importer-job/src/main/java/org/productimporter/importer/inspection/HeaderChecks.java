package org.productimporter.importer.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.productimporter.importer.csv.StrictDecoder;
import org.productimporter.importer.dialect.Dialect;
import org.productimporter.importer.dialect.SampleRecord;
import org.productimporter.importer.failure.FileRejectedException;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.split.RecordCursor;

/// Rejects files whose header cannot be read. Pure functions.
///
/// @param head the first bytes of the file
@SuppressWarnings("ArrayRecordComponent")
record HeaderChecks(byte[] head, FileLimits limits) {

    /// @throws FileRejectedException if the header is endless, malformed, binary or too wide
    void check(Dialect dialect) {
        var record = dialect.headerRecord();
        requireEnd(record, dialect.delimiter());
        if (record.cells().isEmpty()) {
            throw unreadable(record);
        }
        if (dialect.header().size() > limits.maxColumns()) {
            throw new FileRejectedException("Too many columns", "The header has more than %,d columns: %,d."
                    .formatted(limits.maxColumns(), dialect.header().size()), "Export only the columns of a product.");
        }
        if (dialect.header().stream().anyMatch(HeaderChecks::isBinary)) {
            throw new FileRejectedException("Not a CSV file",
                    "The header on line %d holds control characters; the file is probably binary."
                            .formatted(record.line()),
                    "Export the products as CSV and import that.");
        }
    }

    static FileRejectedException noHeader(int bytes) {
        return new FileRejectedException("The file has no header",
                "It holds nothing but blank lines (%,d bytes read).".formatted(bytes),
                "Export the products again, with the names of the columns in the first line.");
    }

    static FileRejectedException unclosedQuote(long line, long column, FileLimits limits) {
        return new FileRejectedException("A quote is never closed",
                "The quote opened at line %d column %d is not closed within %s.".formatted(line, column,
                        size(limits.maxRecordBytes())),
                "Close the quote; a quote that is meant as text is written twice, inside quotes.");
    }

    private void requireEnd(SampleRecord record, char delimiter) {
        var cursor = new RecordCursor(head, record.start(), delimiter, record.line());
        cursor.next();
        if (cursor.endsInQuotes()) {
            throw unclosedQuote(cursor.openQuoteLine(), cursor.openQuoteColumn(), limits);
        }
        if (record.end() - record.start() > limits.maxRecordBytes()) {
            throw new FileRejectedException("The header is too long",
                    "The first line is longer than %s.".formatted(size(limits.maxRecordBytes())),
                    "Check that the file is a CSV file with line ends.");
        }
    }

    private static boolean isBinary(String name) {
        return name.chars().anyMatch(c -> Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0);
    }

    private static String size(int bytes) {
        return bytes % (1024 * 1024) == 0 ? bytes / (1024 * 1024) + " MiB" : "%,d bytes".formatted(bytes);
    }

    private FileRejectedException unreadable(SampleRecord record) {
        int bad = StrictDecoder.firstUndecodable(head, record.start(), record.end(), UTF_8);
        if (bad >= 0) {
            return new FileRejectedException("The header cannot be read",
                    "Byte 0x%02X at offset %,d of the file is not UTF-8.".formatted(head[bad], bad),
                    "Save the file as UTF-8, or choose the charset in which it was saved (often windows-1252).");
        }
        return new FileRejectedException("The header cannot be read",
                "In the header on line %d text follows a closing quote.".formatted(record.line()),
                "Put the delimiter behind the closing quote; a quote inside quotes is written twice.");
    }
}
