package org.productimporter.importer.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates the FastCSV readers of the importer: they repair nothing, return blank lines and accept any
/// number of columns.
public final class CsvReaders {

    private CsvReaders() {}

    /// Returns a reader of `text` that passes each record to `handler`. It throws [CsvParseException] if text
    /// follows a closing quote or a quote is not closed at the end.
    public static <T> CsvReader<T> reader(char delimiter, CsvCallbackHandler<T> handler, Reader text) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(handler, text);
    }

    /// Returns the cells of the record `bytes[from, to)` without blanks around quoted cells, or null if it is malformed or cannot be decoded.
    public static @Nullable List<String> cells(byte[] bytes, int from, int to, Charset charset, char delimiter) {
        var text = new UnpaddedReader(new StrictDecoder(bytes, from, to, charset), delimiter);
        try {
            var records = reader(delimiter, CsvRecordHandler.of(), text).iterator();
            return records.hasNext() ? records.next().getFields() : List.of();
        } catch (CsvParseException | UncheckedIOException e) {
            return null;
        }
    }
}
