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

/// The one configuration of FastCSV that this importer uses: nothing is repaired, blank lines are
/// handed on, and the number of columns is the caller's to judge.
public final class CsvReaders {

    private CsvReaders() {}

    /// A reader of `text` that hands each record to `handler`.
    ///
    /// It throws [de.siegmar.fastcsv.reader.CsvParseException] when text follows a closing quote
    /// and when a quote is not closed at the end of the text.
    public static <T> CsvReader<T> reader(char delimiter, CsvCallbackHandler<T> handler, Reader text) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(handler, text);
    }

    /// The cells of the record `bytes[from, to)` as they are in the file, or null when it is malformed or holds a byte
    /// that is no character.
    public static @Nullable List<String> cells(byte[] bytes, int from, int to, Charset charset, char delimiter) {
        var text = new StrictDecoder(bytes, from, to, charset);
        try {
            var records = reader(delimiter, CsvRecordHandler.of(), text).iterator();
            return records.hasNext() ? records.next().getFields() : List.of();
        } catch (CsvParseException | UncheckedIOException e) {
            return null;
        }
    }
}
