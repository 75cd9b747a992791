package org.productimporter.importer.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.CsvReaders;
import org.productimporter.importer.csv.StrictDecoder;
import org.productimporter.importer.csv.UndecodableByteException;

/// Parses the bytes of a range into rows. Immutable and thread-safe. The rows of a file do not depend on its division
/// into ranges, as long as ranges end at record ends.
///
/// FastCSV reads well-formed records. Where it stops, the record scanner finds the end of the malformed record, and
/// reading continues behind it.
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
        var unreadable = readFrom(bytes, 0, reader, rows);
        while (unreadable != null) {
            rows.accept(unreadable);
            reader.startAt(rejections.nextLine());
            unreadable = readFrom(bytes, rejections.end(), reader, rows);
        }
        return reader.totals();
    }

    /// Reads until the end or until a record that FastCSV cannot read, which is returned as rejected.
    private Row.@Nullable Rejected readFrom(byte[] bytes, int from, RowReader reader, Consumer<? super Row> rows) {
        var characters = new StrictDecoder(bytes, from, bytes.length, UTF_8);
        var records = CsvReaders.reader(layout.delimiter(), reader, characters).iterator();
        while (true) {
            Row row;
            try {
                if (!records.hasNext()) {
                    return null;
                }
                row = records.next();
            } catch (UncheckedIOException | CsvParseException e) {
                return unreadable(e, reader);
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
