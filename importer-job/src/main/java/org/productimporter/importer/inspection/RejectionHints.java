package org.productimporter.importer.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.rows.Row;
import org.productimporter.model.product.RejectionCode;

/// Derives probable errors of a file from the rejections of its first rows.
final class RejectionHints {

    private static final int REASONS_SHOWN = 3;
    private static final int MANY_MALFORMED = 100;

    private final CsvLayout layout;
    private final Map<RejectionCode, List<Row.Rejected>> rejected;
    private final long rows;

    /// @param rows number of rows, including valid ones
    RejectionHints(CsvLayout layout, List<Row.Rejected> rejected, long rows) {
        this.layout = layout;
        this.rejected = rejected.stream().collect(Collectors.groupingBy(Row.Rejected::code));
        this.rows = rows;
    }

    /// Returns the most frequent reasons, for example
    /// `990 column_count (line 2: expected 3 columns, found 4), 10 missing_sku (…)`.
    String reasons() {
        return rejected.values()
                .stream()
                .sorted(Comparator.comparingInt((List<Row.Rejected> rows) -> rows.size()).reversed())
                .limit(REASONS_SHOWN)
                .map(RejectionHints::reason)
                .collect(Collectors.joining(", "));
    }

    private static String reason(List<Row.Rejected> rows) {
        var first = rows.getFirst();
        return "%,d %s (line %d: %s)".formatted(rows.size(), first.code().code(), first.line(), first.message());
    }

    /// Returns the probable errors, one sentence each.
    List<String> hints() {
        List<String> hints = new ArrayList<>();
        if (count(RejectionCode.MALFORMED_QUOTE, row -> row.raw().contains("\\\"")) > MANY_MALFORMED) {
            hints.add("The file escapes quotes with backslashes; write a quote inside quotes twice.");
        }
        var delimiter = String.valueOf(layout.delimiter());
        if (isMost(RejectionCode.COLUMN_COUNT, row -> !row.raw().contains(delimiter))) {
            hints.add("The delimiter of the header does not occur in the rows; use the same in both.");
        }
        if (isMost(RejectionCode.INVALID_UTF8, _ -> true)) {
            hints.add("The file is not in the charset %s; choose its own.".formatted(layout.charset()));
        }
        return hints;
    }

    private boolean isMost(RejectionCode code, Predicate<Row.Rejected> condition) {
        return count(code, condition) * 2 > rows;
    }

    private long count(RejectionCode code, Predicate<Row.Rejected> condition) {
        return rejected.getOrDefault(code, List.of()).stream().filter(condition).count();
    }
}
