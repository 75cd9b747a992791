package org.productimporter.importer.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.CsvReaders;
import org.productimporter.importer.csv.StrictDecoder;
import org.productimporter.importer.csv.UndecodableByteException;
import org.productimporter.importer.csv.UnpaddedReader;

/// Parses the bytes of a range into rows. Immutable and thread-safe. The rows of a file do not depend on its division
/// into ranges, as long as ranges end at record ends.
///
/// FastCSV reads well-formed records. Where it stops, the record scanner finds the end of the malformed record, and
/// reading continues behind it. Before, the record is read again without blanks around quoted cells. If that succeeds, the
/// rest of the range is read so, which takes longer.
public final class RangeParser {

    private final CsvLayout layout;
    private final RowOptions rules;

    public RangeParser(CsvLayout layout, RowOptions rules) {
        this.layout = layout;
        this.rules = rules;
    }

    /// Parses every record, valid or not, in file order. An exception of `rows` ends the parsing.
    ///
    /// @param firstLine line on which the bytes start
    /// @param bytes whole records
    /// @param rows receives each row; blank lines are only counted
    public RowTotals parse(long firstLine, byte[] bytes, Consumer<? super Row> rows) {
        var rejections = new RejectionBuilder(layout, rules, firstLine, bytes);
        var reader = new RowReader(layout, rules, rejections);
        reader.startAt(firstLine);
        var isPadded = false;
        long retriedLine = 0;
        var failure = readFrom(new StrictDecoder(bytes, 0, bytes.length, UTF_8), reader, rows);
        while (failure != null) {
            int from;
            if (isPadded) {
                isPadded = reader.line() != retriedLine;
                rows.accept(unreadable(failure, reader));
                reader.startAt(rejections.nextLine());
                from = rejections.end();
            } else {
                isPadded = true;
                retriedLine = reader.line();
                reader.startAt(retriedLine);
                from = rejections.startOf(retriedLine);
            }
            var text = new StrictDecoder(bytes, from, bytes.length, UTF_8);
            failure = readFrom(isPadded ? new UnpaddedReader(text, layout.delimiter()) : text, reader, rows);
        }
        return reader.totals();
    }

    /// Reads until the end or until a record that FastCSV cannot read. Returns its exception.
    private @Nullable RuntimeException readFrom(Reader text, RowReader reader, Consumer<? super Row> rows) {
        var records = CsvReaders.reader(layout.delimiter(), reader, text).iterator();
        while (true) {
            Row row;
            try {
                if (!records.hasNext()) {
                    return null;
                }
                row = records.next();
            } catch (UncheckedIOException | CsvParseException e) {
                return e;
            }
            rows.accept(row);
        }
    }

    /// FastCSV sets no cause for malformed text; any other cause is a defect.
    private static Row.Rejected unreadable(RuntimeException e, RowReader reader) {
        return switch (e.getCause()) {
            case null -> reader.malformed();
            case UndecodableByteException undecodable -> reader.undecodable(undecodable.at());
            default -> throw e;
        };
    }

    /// Returns the rejection of a record that is too large for memory.
    ///
    /// @param firstLine physical line on which the record starts
    /// @param head the first bytes of the record
    /// @param totalBytes size of the record
    public Row.Rejected oversized(long firstLine, byte[] head, long totalBytes) {
        return new RejectionBuilder(layout, rules, firstLine, head).tooLarge(head, totalBytes);
    }
}
