package org.productimporter.model.rejections;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Converts rejections into records with the columns of the original file, so that users can correct and import them. The
/// columns line, code and message follow. Immutable and thread-safe.
///
/// The cells of a record stand in their columns. The cells of a record that has too many follow `message`, so that an import
/// rejects the record again until somebody has decided where they belong.
public final class RejectionRecords {

    /// A cell of a rejected row.
    ///
    /// @param name the name of its column, see [RejectionColumns#nameOf]; of a cell that is too many its number, from 1
    /// @param imported whether its column is imported
    /// @param invalid whether it is a reason of the rejection
    public record Cell(String name, String value, boolean imported, boolean invalid) {}

    private static final String REPLACEMENT = "\uFFFD";

    private final RejectionLayout layout;

    /// The columns of the file without the added columns of an earlier rejections file.
    private final List<String> own;

    public RejectionRecords(RejectionLayout layout) {
        this.layout = layout;
        this.own = layout.own();
    }

    /// Returns the columns of the file, then the three added ones.
    public List<String> header() {
        var header = new ArrayList<>(own);
        header.addAll(RejectionColumns.behind(own));
        return header;
    }

    /// Returns the names of the columns of the file.
    public List<String> names() {
        return IntStream.range(0, own.size()).mapToObj(column -> RejectionColumns.nameOf(own, column)).toList();
    }

    /// Returns the delimiter of the file.
    public char delimiter() {
        return layout.delimiter();
    }

    /// Returns the cells of a record.
    public List<String> record(RejectedRecord rejection) {
        return record(rejection, Map.of());
    }

    /// Returns the cells of a record with corrections.
    ///
    /// @param corrections the new values by the names of the cells; the others keep their rejected value
    public List<String> record(RejectedRecord rejection, Map<String, String> corrections) {
        var cells = cells(rejection).stream().map(cell -> corrections.getOrDefault(cell.name(), cell.value())).toList();
        var record = new ArrayList<>(cells.subList(0, own.size()));
        record.add(Long.toString(rejection.line()));
        record.add(rejection.code());
        record.add(rejection.message());
        record.addAll(cells.subList(own.size(), cells.size()));
        return record;
    }

    /// Returns the cells of a record: one of each column of the file, then those that are too many.
    public List<Cell> cells(RejectedRecord rejection) {
        var texts = LenientCells.of(rejection.raw(), layout.delimiter());
        var cells = new ArrayList<Cell>();
        for (int column = 0; column < own.size(); column++) {
            var text = column < texts.size() ? texts.get(column) : "";
            cells.add(new Cell(RejectionColumns.nameOf(own, column), text, layout.fields().contains(column),
                    rejection.invalidColumns().contains(column) || text.contains(REPLACEMENT)));
        }
        for (int column = layout.header().size(); column < texts.size(); column++) {
            cells.add(new Cell(String.valueOf(column + 1), texts.get(column), false, true));
        }
        return cells;
    }
}
