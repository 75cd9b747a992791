package org.productimporter.model.rejections;

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

/// Writes CSV in UTF-8 with a byte order mark, without which spreadsheets take it for another charset. Not thread-safe.
public final class CsvRecordWriter implements RecordWriter {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /// Also quotes what an import could detect as a delimiter, and the whitespace that it would trim.
    private static final QuoteStrategy QUOTES = new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int field, String value) {
            return value.chars().anyMatch(character -> ",;\t|".indexOf(character) >= 0) || !value.equals(value.strip());
        }
    };

    private final UnaryOperator<String> escape;
    private final CsvWriter csv;

    /// Writes the header.
    ///
    /// @param escape applied to each cell
    public CsvRecordWriter(char delimiter, List<String> header, UnaryOperator<String> escape, OutputStream out)
            throws IOException {
        this.escape = escape;
        var text = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        text.write(BYTE_ORDER_MARK);
        this.csv = CsvWriter.builder().fieldSeparator(delimiter).quoteStrategy(QUOTES).build(text);
        write(header);
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
