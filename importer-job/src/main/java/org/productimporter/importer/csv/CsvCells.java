package org.productimporter.importer.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cells of a single record.
public final class CsvCells {

    private static final int BUFFER_CHARACTERS = 8 * 1024;

    private CsvCells() {}

    /// The cells of the record `bytes[from, to)` as they stand there, or null when it is
    /// malformed or holds a byte that is no character.
    public static @Nullable List<String> of(
            byte[] bytes, int from, int to, Charset charset, char delimiter) {
        var text = new StrictReader(bytes, from, to, charset);
        try {
            var records = StrictCsv.reader(delimiter, CsvRecordHandler.of(), text).iterator();
            return records.hasNext() ? records.next().getFields() : List.of();
        } catch (CsvParseException | UncheckedIOException e) {
            return null;
        }
    }

    /// Index of the first byte of `bytes[from, to)` that is no character of the charset, or -1.
    public static int undecodableIn(byte[] bytes, int from, int to, Charset charset) {
        var text = new StrictReader(bytes, from, to, charset);
        var buffer = new char[Math.clamp(to - from, 2, BUFFER_CHARACTERS)];
        try {
            int count;
            do {
                count = text.read(buffer, 0, buffer.length);
            } while (count >= 0);
            return -1;
        } catch (UndecodableException e) {
            return e.at();
        }
    }
}
