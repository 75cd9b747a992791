package org.productimporter.importer.dialect;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.productimporter.importer.header.ColumnTerms;

/// Detects the delimiter of a file: the candidate that divides its first records most evenly.
final class DelimiterDetector {

    /// @param character the delimiter
    /// @param columns the most frequent number of columns
    /// @param even number of records with so many columns
    /// @param records number of records
    /// @param fields number of fields that the best header names
    /// @param startsEven whether the first record has so many columns
    record Score(char character, int columns, int even, int records, int fields, boolean startsEven) {

        private static final double PREAMBLE_FACTOR = 0.4;

        boolean divides() {
            return columns > 1;
        }

        double value() {
            return columns < 2 ? 0 : (columns - 1.0) * even / records * (startsEven ? 1 : PREAMBLE_FACTOR);
        }

        private int namedFields() {
            return fields >= 2 ? fields : 0;
        }
    }

    private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');
    private static final int RECORDS = 200;
    private static final int HEADER_RECORDS = 30;

    private DelimiterDetector() {}

    /// Returns the candidates, the best first. Two that are equal in fields and value are a question.
    static List<Score> scores(SampleReader sample, int from, long line) {
        return CANDIDATES.stream()
                .map(candidate -> score(candidate, sample.read(from, line, candidate, RECORDS)))
                .sorted(Comparator.comparingInt(Score::namedFields).thenComparingDouble(Score::value).reversed())
                .toList();
    }

    static boolean isTie(List<Score> scores) {
        var best = scores.get(0);
        var second = scores.get(1);
        return best.divides() && best.namedFields() == second.namedFields() && best.value() == second.value();
    }

    private static Score score(char candidate, List<SampleRecord> records) {
        var counts =
                records.stream().collect(Collectors.groupingBy(record -> record.cells().size(), Collectors.counting()));
        int columns = cutsThroughQuotes(records) ? 1 : mostFrequent(counts);
        int fields = records.stream()
                .limit(HEADER_RECORDS)
                .map(SampleRecord::cells)
                .filter(cells -> cells.stream().noneMatch(cell -> cell.indexOf('"') >= 0))
                .mapToInt(ColumnTerms::namedFields)
                .max()
                .orElse(0);
        var startsEven = !records.isEmpty() && records.getFirst().cells().size() == columns;
        return new Score(candidate, columns, counts.getOrDefault(columns, 0L).intValue(), Math.max(1, records.size()),
                fields, startsEven);
    }

    /// A quote in a name was opened behind another delimiter.
    private static boolean cutsThroughQuotes(List<SampleRecord> records) {
        return !records.isEmpty() && records.getFirst().cells().stream().anyMatch(cell -> cell.indexOf('"') >= 0);
    }

    private static int mostFrequent(Map<Integer, Long> counts) {
        return counts.entrySet()
                .stream()
                .filter(count -> count.getKey() > 1)
                .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(1);
    }
}
