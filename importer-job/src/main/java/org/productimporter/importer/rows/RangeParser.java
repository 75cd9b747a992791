package org.productimporter.importer.rows;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.Layout;
import org.productimporter.importer.csv.StrictCsv;
import org.productimporter.importer.csv.StrictReader;
import org.productimporter.importer.csv.UndecodableException;

/// Parses one range, once. FastCSV reads it in one go as long as it is well formed; where it
/// stops, the record at fault is cut out by the record scanner and reading goes on behind it.
final class RangeParser {

    private final Layout layout;
    private final Charset charset;
    private final byte[] bytes;
    private final long firstLine;
    private final Rejections rejections;
    private final RowReader reader;
    private long rejected;

    RangeParser(Layout layout, RowRules rules, long firstLine, byte[] bytes) {
        this.layout = layout;
        this.charset = Charset.forName(layout.charset());
        this.bytes = bytes;
        this.firstLine = firstLine;
        this.rejections = new Rejections(layout, rules, firstLine, bytes);
        this.reader = new RowReader(layout, rules, rejections);
    }

    RowTotals parse(Consumer<? super Row> rows) {
        reader.startAt(firstLine);
        Row.Bad unreadable = readFrom(0, rows);
        while (unreadable != null) {
            deliver(unreadable, rows);
            reader.startAt(rejections.nextLine());
            unreadable = readFrom(rejections.end(), rows);
        }
        return new RowTotals(reader.read(), reader.blank(), rejected);
    }

    /// Reads until the end, or until a record that cannot be read at all, which is returned.
    private Row.@Nullable Bad readFrom(int from, Consumer<? super Row> rows) {
        var characters = new StrictReader(bytes, from, bytes.length, charset);
        var records = StrictCsv.reader(layout.delimiter(), reader, characters).iterator();
        while (true) {
            Row row;
            try {
                if (!records.hasNext()) {
                    return null;
                }
                row = records.next();
            } catch (UncheckedIOException | CsvParseException e) {
                return unreadable(e);
            }
            deliver(row, rows);
        }
    }

    private void deliver(Row row, Consumer<? super Row> rows) {
        if (row instanceof Row.Bad) {
            rejected++;
        }
        rows.accept(row);
    }

    /// FastCSV names no cause when the text is at fault; a cause of another kind is a defect.
    private Row.Bad unreadable(RuntimeException e) {
        return switch (e.getCause()) {
            case null -> reader.malformed();
            case UndecodableException undecodable -> reader.undecodable(undecodable.at());
            default -> throw e;
        };
    }
}
