package org.productimporter.web.imports.rejections;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.productimporter.web.imports.rejections.RejectionService.Layout;
import org.productimporter.web.imports.rejections.RejectionService.Rejection;

/// Converts rejections into records with the columns of the original file, so that users can correct and upload them. The
/// added columns are not product fields, so an import ignores them. Not thread-safe.
///
/// A record that does not fit the columns would be written with shifted cells, which may be a valid row. Its cells are left
/// empty instead, so that an import rejects the row for its missing SKU. Its text is appended to the message.
final class RejectionRecords {

    private static final List<String> ADDED = List.of("line", "code", "message");

    private final Layout layout;

    /// The columns of the file without the added columns of an earlier rejections file.
    private final List<Integer> columns;

    private final List<String> header;

    private final CsvReaderBuilder reader;

    RejectionRecords(Layout layout) {
        this.layout = layout;
        this.reader = CsvReader.builder().fieldSeparator(layout.delimiter()).allowUnclosedQuote(false);
        var names = layout.header();
        this.columns = new ArrayList<>();
        for (var column = 0; column < names.size(); column++) {
            if (layout.fields().contains(column) || !ADDED.contains(lowerCase(names.get(column)))) {
                columns.add(column);
            }
        }
        var original = columns.stream().map(names::get).toList();
        var existing = original.stream().map(RejectionRecords::lowerCase).collect(Collectors.toSet());
        this.header = new ArrayList<>(original);
        ADDED.forEach(name -> header.add(unique(name, existing)));
    }

    private static String lowerCase(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /// An import fails if two columns have the same name.
    private static String unique(String name, Set<String> existing) {
        return existing.contains(name) ? "rejection_" + name : name;
    }

    List<String> header() {
        return header;
    }

    List<String> record(Rejection rejection) {
        var cells = cells(rejection.raw());
        var fits = cells.size() == layout.header().size();
        var record = new ArrayList<>(
                fits ? columns.stream().map(cells::get).toList() : Collections.nCopies(columns.size(), ""));
        record.add(Long.toString(rejection.line()));
        record.add(rejection.code());
        record.add(fits ? rejection.message() : rejection.message() + " | record: " + rejection.raw());
        return record;
    }

    /// Returns the cells of a record, or none if its quotes are malformed.
    private List<String> cells(String record) {
        try {
            return reader.ofSingleCsvRecord(new StrictCells(), record);
        } catch (CsvParseException e) {
            return List.of();
        }
    }

    /// Reads no record with a quote inside an unquoted cell. FastCSV alone would read the quote as text.
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
