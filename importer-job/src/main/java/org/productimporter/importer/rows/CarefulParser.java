package org.productimporter.importer.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.CsvReaders;
import org.productimporter.importer.csv.StrictDecoder;
import org.productimporter.importer.csv.UndecodableByteException;
import org.productimporter.importer.csv.UnpaddedReader;

/// Parses any records of a range and says what is wrong with them. For one range.
///
/// FastCSV reads well-formed records. Where it stops, the record scanner finds the end of the malformed record, and
/// reading continues behind it. Before, the record is read again without blanks around quoted cells. If that succeeds, the
/// rest is read so, which takes longer.
final class CarefulParser {

    private final CsvLayout layout;
    private final byte[] bytes;
    private final RowSink rows;
    private final RejectionBuilder rejections;
    private final RowReader reader;

    /// @param rows receives each row; blank lines are only counted
    CarefulParser(CsvLayout layout, RowOptions rules, byte[] bytes, RowSink rows) {
        this.layout = layout;
        this.bytes = bytes;
        this.rows = rows;
        this.rejections = new RejectionBuilder(layout, rules, bytes);
        this.reader = new RowReader(layout, rules, rejections);
    }

    /// Parses the records `bytes[from, to)`, valid or not.
    ///
    /// @param line line on which the first one starts
    /// @param recordsBefore records of the range that others have read
    void parse(int from, int to, long line, long recordsBefore) {
        rejections.startAt(from, line);
        reader.startAt(line);
        reader.skip(recordsBefore);
        var isPadded = false;
        long retriedLine = 0;
        int start = from;
        var failure = readFrom(new StrictDecoder(bytes, from, to, UTF_8));
        while (failure != null) {
            if (isPadded) {
                isPadded = reader.line() != retriedLine;
                rows.reject(unreadable(failure));
                reader.startAt(rejections.nextLine());
                start = rejections.end();
            } else {
                isPadded = true;
                retriedLine = reader.line();
                reader.startAt(retriedLine);
                start = rejections.startOf(retriedLine);
            }
            var text = new StrictDecoder(bytes, start, to, UTF_8);
            failure = readFrom(isPadded ? new UnpaddedReader(text, layout.delimiter()) : text);
        }
    }

    /// Returns the counts so far.
    RowTotals totals() {
        return reader.totals();
    }

    /// Reads until the end or until a record that FastCSV cannot read. Returns its exception.
    private @Nullable RuntimeException readFrom(Reader text) {
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
            switch (row) {
                case ValidRow valid -> rows.accept(valid);
                case Row.Rejected rejected -> rows.reject(rejected);
            }
        }
    }

    /// FastCSV sets no cause for malformed text; any other cause is a defect.
    private Row.Rejected unreadable(RuntimeException e) {
        return switch (e.getCause()) {
            case null -> reader.malformed();
            case UndecodableByteException undecodable -> reader.undecodable(undecodable.at());
            default -> throw e;
        };
    }
}
