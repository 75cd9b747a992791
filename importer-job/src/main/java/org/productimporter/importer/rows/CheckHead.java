package org.productimporter.importer.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.productimporter.importer.csv.HeadCheck;
import org.productimporter.importer.csv.Layout;
import org.productimporter.model.imports.ImportOptions;

/// Tries the first rows of a file with the rules of rows, and guesses what is wrong with the file
/// when they are rejected. Stateless and thread-safe.
public final class CheckHead implements HeadCheck {

    private static final int REASONS_SHOWN = 3;
    private static final int MANY_MALFORMED = 100;

    @Override
    public Finding check(Layout layout, ImportOptions options, long firstLine, byte[] records) {
        List<Row.Bad> bad = new ArrayList<>();
        var totals =
                new ParseRange(layout, RowRules.of(options))
                        .parse(
                                firstLine,
                                records,
                                row -> {
                                    if (row instanceof Row.Bad rejected) {
                                        bad.add(rejected);
                                    }
                                });
        return new Finding(
                totals.read(), totals.rejected(), reasons(bad), hints(layout, bad, totals.read()));
    }

    /// Such as `990 column_count (line 2: expected 3 columns, found 4), 10 missing_sku (…)`.
    private static String reasons(List<Row.Bad> bad) {
        return bad.stream().collect(Collectors.groupingBy(Row.Bad::problem)).values().stream()
                .sorted(Comparator.comparingInt((List<Row.Bad> rows) -> rows.size()).reversed())
                .limit(REASONS_SHOWN)
                .map(CheckHead::reason)
                .collect(Collectors.joining(", "));
    }

    private static String reason(List<Row.Bad> rows) {
        var first = rows.getFirst();
        return "%,d %s (line %d: %s)"
                .formatted(rows.size(), first.problem().code(), first.line(), first.message());
    }

    private static List<String> hints(Layout layout, List<Row.Bad> bad, long read) {
        List<String> hints = new ArrayList<>();
        Map<RowProblem, List<Row.Bad>> rows =
                bad.stream().collect(Collectors.groupingBy(Row.Bad::problem));
        var malformed = rows.getOrDefault(RowProblem.MALFORMED_QUOTE, List.of());
        if (count(malformed, "\\\"") > MANY_MALFORMED) {
            hints.add(
                    "The file escapes quotes with backslashes; write a quote inside quotes twice.");
        }
        var numbers = rows.getOrDefault(RowProblem.BAD_NUMBER, List.of());
        if (isMost(numbers.stream().filter(row -> row.message().contains("comma")).count(), read)) {
            hints.add("Prices are written with a decimal comma; write a decimal point.");
        }
        var counts = rows.getOrDefault(RowProblem.COLUMN_COUNT, List.of());
        var trailing = String.valueOf(layout.delimiter());
        if (isMost(counts.stream().filter(row -> row.raw().endsWith(trailing)).count(), read)) {
            hints.add("The rows end with a delimiter, the header does not; add it to the header.");
        } else if (isMost(
                counts.stream().filter(row -> !row.raw().contains(trailing)).count(), read)) {
            hints.add(
                    "The delimiter of the header does not occur in the rows; use the same in both.");
        }
        if (isMost(rows.getOrDefault(RowProblem.INVALID_UTF8, List.of()).size(), read)) {
            hints.add(
                    "The file is not in the charset %s; choose its own."
                            .formatted(layout.charset()));
        }
        return hints;
    }

    private static long count(List<Row.Bad> rows, String text) {
        return rows.stream().filter(row -> row.raw().contains(text)).count();
    }

    private static boolean isMost(long count, long read) {
        return count * 2 > read;
    }
}
