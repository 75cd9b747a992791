package org.productimporter.importer.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.RawText;
import org.productimporter.importer.split.RecordCursor;
import org.productimporter.model.product.RejectionCode;

/// Builds the rejected rows of one range: finds the record by its first line and adds message and text. Costs nothing
/// before the first rejection, and reads only forward. Not thread-safe.
final class RejectionBuilder {

    /// Size of the part of an oversized record that is kept.
    private static final int MAX_RAW_BYTES = 64 * 1024;

    private final CsvLayout layout;
    private final RowOptions rules;
    private final byte[] bytes;
    private int from;
    private long firstLine;
    private @Nullable RecordCursor cursor;

    RejectionBuilder(CsvLayout layout, RowOptions rules, byte[] bytes) {
        this.layout = layout;
        this.rules = rules;
        this.bytes = bytes;
    }

    /// Continues with the record at index `start`, which starts on `line`.
    void startAt(int start, long line) {
        from = start;
        firstLine = line;
        cursor = null;
    }

    Row.Rejected reject(long line, long record, RowRejection rejection, @Nullable String sku) {
        var found = recordOn(line);
        var field = rejection.field();
        return new Row.Rejected(line, record, field == null ? rejection.attribute() : layout.headerOf(field),
                rejection.columns(), rejection.code(), rejection.message(),
                RawText.of(bytes, found.start(), found.contentEnd(), UTF_8), sku);
    }

    /// Rejects a record that FastCSV cannot read.
    Row.Rejected malformed(long line, long record) {
        var message = recordOn(line).endsInQuotes()
                ? "a quote is opened and never closed, so the record runs to the end of" + " the file; close the quote"
                : "text follows a closing quote; a quote inside quotes is written twice";
        return isTooLarge(line) ? tooLarge(line, record)
                : reject(line, record, RowRejection.ofRecord(RejectionCode.MALFORMED_QUOTE, message), null);
    }

    /// Rejects a record with the undecodable byte `bytes[at]`.
    Row.Rejected undecodable(long line, long record, int at) {
        var message =
                "byte 0x%02X at offset %,d of the record is not UTF-8; save the file as UTF-8, or choose its charset"
                        .formatted(bytes[at], at - recordOn(line).start());
        return isTooLarge(line) ? tooLarge(line, record)
                : reject(line, record, RowRejection.ofRecord(RejectionCode.INVALID_UTF8, message), null);
    }

    /// Returns the index of the record that starts on `line`.
    int startOf(long line) {
        return recordOn(line).start();
    }

    boolean isTooLarge(long line) {
        var record = recordOn(line);
        return record.end() - record.start() > rules.maxRecordBytes();
    }

    Row.Rejected tooLarge(long line, long record) {
        var found = recordOn(line);
        var size = found.end() - found.start();
        var shown = Math.min(found.contentEnd(), found.start() + MAX_RAW_BYTES);
        return tooLarge(line, record, RawText.of(bytes, found.start(), shown, UTF_8), size);
    }

    /// Rejects a record that is too large for memory and of which there is only the beginning.
    Row.Rejected oversized(long line, long totalBytes) {
        var shown = Math.min(bytes.length, MAX_RAW_BYTES);
        return tooLarge(line, 1, RawText.of(bytes, 0, shown, UTF_8), totalBytes);
    }

    private Row.Rejected tooLarge(long line, long record, String raw, long totalBytes) {
        var message = "the record has %,d bytes, at most %,d are allowed; only its beginning is kept"
                .formatted(totalBytes, rules.maxRecordBytes());
        return new Row.Rejected(line, record, null, List.of(), RejectionCode.RECORD_TOO_LARGE, message, raw, null);
    }

    /// Returns the index after the record that was found last.
    int end() {
        return cursor().end();
    }

    /// Returns the line on which the next record starts.
    long nextLine() {
        return cursor().nextLine();
    }

    private RecordCursor recordOn(long line) {
        var found = cursor();
        found.goTo(line);
        return found;
    }

    private RecordCursor cursor() {
        if (cursor == null) {
            cursor = new RecordCursor(bytes, from, layout.delimiter(), firstLine, layout.lines());
        }
        return cursor;
    }
}
