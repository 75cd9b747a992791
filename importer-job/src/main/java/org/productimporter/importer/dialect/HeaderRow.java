package org.productimporter.importer.dialect;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.productimporter.importer.header.ColumnTerms;
import org.productimporter.model.rejections.RejectionColumns;

/// Finds the header among the first records of a file.
///
/// @param index index of the header among the records; that of the first row if there is no header
/// @param named whether the record names the columns
/// @param reason one sentence
record HeaderRow(int index, boolean named, String reason) {

    private static final int SEARCHED = 30;
    private static final int NAMES_OF_A_HEADER = 2;
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\p{Sc}?\\h*\\d[\\d.,\\h]*\\h*\\p{Sc}?");

    static HeaderRow of(List<SampleRecord> records) {
        var first = records.getFirst().cells();
        if (RejectionColumns.before(first) < first.size()) {
            return new HeaderRow(0, true, "The first line is the header of a file of rejected rows.");
        }
        if (ColumnTerms.namedFields(records.getFirst().cells()) >= NAMES_OF_A_HEADER) {
            return lastOfHeaders(records, 0);
        }
        int columns = columns(records);
        for (int index = 1; index < Math.min(SEARCHED, records.size()); index++) {
            var cells = records.get(index).cells();
            if (cells.size() >= columns && ColumnTerms.namedFields(cells) >= NAMES_OF_A_HEADER && !hasNumber(cells)) {
                return lastOfHeaders(records, index);
            }
        }
        return firstOrNone(records);
    }

    /// A header of two rows: the second names the columns, too.
    private static HeaderRow lastOfHeaders(List<SampleRecord> records, int first) {
        int index = first;
        while (index + 1 < records.size() && index - first < 2) {
            var next = records.get(index + 1).cells();
            if (next.size() < records.get(index).cells().size() || hasNumber(next)
                    || ColumnTerms.namedFields(next) <= NAMES_OF_A_HEADER || next.equals(records.get(index).cells())) {
                break;
            }
            index++;
        }
        var record = records.get(index);
        return new HeaderRow(index, true, "Line %,d names %d fields of a product.".formatted(record.line(),
                ColumnTerms.namedFields(record.cells())));
    }

    /// The first record is a row if it holds numbers where the rows do, or if nothing tells it from them.
    private static HeaderRow firstOrNone(List<SampleRecord> records) {
        var first = records.getFirst();
        if (ColumnTerms.namedFields(first.cells()) > 0 || (!hasNumber(first.cells()) && records.size() < 2)) {
            return new HeaderRow(0, true, "The first line is the header.");
        }
        if (hasNumber(first.cells()) || isLikeNext(records)) {
            return new HeaderRow(0, false, "The first line looks like the others and names no field.");
        }
        return new HeaderRow(0, true, "The first line holds no values such as those below it.");
    }

    /// Returns whether some column has codes with digits from the first record on.
    private static boolean isLikeNext(List<SampleRecord> records) {
        var first = records.getFirst().cells();
        var rows = records.subList(1, records.size());
        return IntStream.range(0, first.size())
                .anyMatch(column -> hasDigit(first, column)
                        && rows.stream().allMatch(row -> hasDigit(row.cells(), column)));
    }

    private static boolean hasDigit(List<String> cells, int column) {
        return column < cells.size() && cells.get(column).chars().anyMatch(Character::isDigit);
    }

    private static boolean hasNumber(List<String> cells) {
        return cells.stream().anyMatch(cell -> NUMBER.matcher(cell).matches());
    }

    /// Returns the most frequent number of columns.
    private static int columns(List<SampleRecord> records) {
        var counts = new int[records.stream().mapToInt(record -> record.cells().size()).max().orElse(0) + 1];
        records.forEach(record -> counts[record.cells().size()]++);
        return IntStream.range(0, counts.length)
                .reduce((one, other) -> counts[other] >= counts[one] ? other : one)
                .orElse(0);
    }
}
