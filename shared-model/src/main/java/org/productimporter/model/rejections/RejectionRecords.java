package org.productimporter.model.rejections;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Converts rejections into records with the columns of the original file, so that users can correct and import them. The
/// columns line, code and message follow. Not thread-safe.
///
/// The cells of a record stand in their columns. The cells of a record that has too many follow `message`, so that an import
/// rejects the record again until somebody has decided where they belong.
public final class RejectionRecords {

    private static final List<String> ADDED = List.of("line", "code", "message");

    private final RejectionLayout layout;

    /// The columns of the file without the added columns of an earlier rejections file.
    private final List<Integer> columns;

    private final List<String> header;

    public RejectionRecords(RejectionLayout layout) {
        this.layout = layout;
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

    /// Returns the columns of the file, then the three added ones.
    public List<String> header() {
        return List.copyOf(header);
    }

    /// Returns the delimiter of the file.
    public char delimiter() {
        return layout.delimiter();
    }

    /// Returns the cells of a record.
    public List<String> record(RejectedRecord rejection) {
        var cells = LenientCells.of(rejection.raw(), layout.delimiter());
        var record = new ArrayList<String>();
        columns.forEach(column -> record.add(column < cells.size() ? cells.get(column) : ""));
        record.add(Long.toString(rejection.line()));
        record.add(rejection.code());
        record.add(rejection.message());
        record.addAll(cells.subList(Math.min(layout.header().size(), cells.size()), cells.size()));
        return record;
    }
}
