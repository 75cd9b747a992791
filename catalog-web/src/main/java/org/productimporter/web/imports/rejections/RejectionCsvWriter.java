package org.productimporter.web.imports.rejections;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.productimporter.web.imports.rejections.RejectionService.Layout;
import org.productimporter.web.imports.rejections.RejectionService.Rejection;

/// Writes rejections in the columns of their own file, so that people mend them and upload the
/// result; the columns added are no fields, so an import passes over them. RFC 4180. For one
/// thread.
///
/// A record that does not fit the columns would come back torn, and might then be taken for a
/// good row. Its cells stay empty instead, which every import refuses for the missing SKU, and
/// its text follows the message.
final class RejectionCsvWriter {

    /// Beside what RFC 4180 demands: what an import could take for a delimiter, or trim.
    private static final QuoteStrategy QUOTE_WHAT_IMPORTS_TRIM = new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int field, String value) {
            return value.chars().anyMatch(character -> ";\t|".indexOf(character) >= 0) || !value.equals(value.strip());
        }
    };

    private static final List<String> ADDED = List.of("line", "code", "message");

    private final Layout layout;

    /// Columns of the file that are written; those of an earlier rejections file are left out.
    private final List<Integer> own;

    private final List<String> header;

    private final CsvReaderBuilder reader;
    private final CsvWriter out;

    /// @param out is flushed by [#flush] only, and not closed
    RejectionCsvWriter(Layout layout, Writer out) {
        this.layout = layout;
        this.reader = CsvReader.builder().fieldSeparator(layout.delimiter()).allowUnclosedQuote(false);
        this.out = CsvWriter.builder().quoteStrategy(QUOTE_WHAT_IMPORTS_TRIM).build(out);
        var names = layout.header();
        this.own = new ArrayList<>();
        for (var column = 0; column < names.size(); column++) {
            if (layout.fields().contains(column) || !ADDED.contains(folded(names.get(column)))) {
                own.add(column);
            }
        }
        var kept = own.stream().map(names::get).toList();
        var taken = kept.stream().map(RejectionCsvWriter::folded).collect(Collectors.toSet());
        this.header = new ArrayList<>(kept);
        ADDED.forEach(name -> header.add(free(name, taken)));
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /// Two columns of one name would be refused.
    private static String free(String name, Set<String> taken) {
        return taken.contains(name) ? "rejection_" + name : name;
    }

    void writeHeader() {
        out.writeRecord(header);
    }

    void write(Rejection rejection) {
        var cells = cells(rejection.raw());
        var fit = cells.size() == layout.header().size();
        var record = new ArrayList<>(fit ? own.stream().map(cells::get).toList() : Collections.nCopies(own.size(), ""));
        record.add(Long.toString(rejection.line()));
        record.add(rejection.code());
        record.add(fit ? rejection.message() : rejection.message() + " | record: " + rejection.raw());
        out.writeRecord(record);
    }

    void flush() throws IOException {
        out.flush();
    }

    /// The cells of a record, or none when its quotes make no sense.
    private List<String> cells(String record) {
        try {
            return reader.ofSingleCsvRecord(new StrictCells(), record);
        } catch (CsvParseException e) {
            return List.of();
        }
    }

    /// Takes no record with a quote inside an unquoted cell, which FastCSV reads as text.
    private static final class StrictCells extends AbstractBaseCsvCallbackHandler<List<String>> {

        private final List<String> cells = new ArrayList<>();
        private boolean malformed;

        @Override
        protected void handleField(int column, char[] buffer, int offset, int length, boolean quoted) {
            var cell = new String(buffer, offset, length);
            malformed |= !quoted && cell.indexOf('"') >= 0;
            cells.add(cell);
        }

        @Override
        protected List<String> buildRecord() {
            return malformed ? List.of() : cells;
        }
    }
}
