package org.productimporter.web.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.productimporter.web.imports.Rejections.Layout;
import org.productimporter.web.imports.Rejections.Rejection;

/// Writes rejections in the columns of their own file, so that people mend them and upload the
/// result; the columns added are no fields, so an import passes over them. RFC 4180. Safe for
/// any number of threads.
///
/// A record that does not fit the columns would come back torn, and might then be taken for a
/// good row. Its cells stay empty instead, which every import refuses for the missing SKU, and
/// its text follows the message.
final class MendableCsv {

    private static final List<String> ADDED = List.of("line", "code", "message");

    private final Layout layout;

    /// Columns of the file that are written; those of an earlier rejections file are left out.
    private final List<Integer> own;

    private final List<String> header;

    MendableCsv(Layout layout) {
        this.layout = layout;
        var names = layout.header();
        this.own = new ArrayList<>();
        for (var column = 0; column < names.size(); column++) {
            if (layout.fields().contains(column) || !ADDED.contains(folded(names.get(column)))) {
                own.add(column);
            }
        }
        var kept = own.stream().map(names::get).toList();
        var taken = kept.stream().map(MendableCsv::folded).collect(Collectors.toSet());
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

    void writeHeader(Appendable out) throws IOException {
        writeRecord(header, out);
    }

    void write(Rejection rejection, Appendable out) throws IOException {
        var cells =
                CsvCells.parse(rejection.raw(), layout.delimiter())
                        .filter(found -> found.size() == layout.header().size());
        var record = new ArrayList<>(ownCells(cells));
        record.add(Long.toString(rejection.line()));
        record.add(rejection.code());
        record.add(
                cells.isPresent()
                        ? rejection.message()
                        : rejection.message() + " | record: " + rejection.raw());
        writeRecord(record, out);
    }

    private List<String> ownCells(Optional<List<String>> cells) {
        if (cells.isPresent()) {
            return own.stream().map(cells.get()::get).toList();
        }
        var empty = new String[own.size()];
        Arrays.fill(empty, "");
        return List.of(empty);
    }

    private static void writeRecord(List<String> cells, Appendable out) throws IOException {
        for (var column = 0; column < cells.size(); column++) {
            if (column > 0) {
                out.append(',');
            }
            out.append(CsvCells.quoted(cells.get(column)));
        }
        out.append("\r\n");
    }
}
