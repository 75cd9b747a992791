package org.productimporter.web.imports.rejections;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.productimporter.web.files.RecordWriter;

/// Writes CSV (RFC 4180) in UTF-8. Not thread-safe.
final class CsvRecordWriter implements RecordWriter {

    /// Also quotes what an import could detect as a delimiter, and the whitespace that it would trim.
    private static final QuoteStrategy QUOTES = new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int field, String value) {
            return value.chars().anyMatch(character -> ";\t|".indexOf(character) >= 0) || !value.equals(value.strip());
        }
    };

    private final UnaryOperator<String> escape;
    private final CsvWriter csv;

    CsvRecordWriter(List<String> header, UnaryOperator<String> escape, OutputStream out) {
        this.escape = escape;
        this.csv =
                CsvWriter.builder().quoteStrategy(QUOTES).build(new BufferedWriter(new OutputStreamWriter(out, UTF_8)));
        csv.writeRecord(header.stream().map(escape).toList());
    }

    @Override
    public void write(List<String> cells) throws IOException {
        try {
            csv.writeRecord(cells.stream().map(escape).toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
    }
}
