package org.productimporter.importer.source;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.productimporter.importer.csv.CsvReaders;
import org.productimporter.importer.split.RecordCursor;

/// Detects the delimiter of a file: the most frequent candidate outside quotes in the header. Ignores rows, because
/// their texts can contain any character.
final class DelimiterDetector {

    private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');

    private DelimiterDetector() {}

    /// @param head bytes of the file
    /// @param from first byte of the header
    /// @throws FileRejectedException if two candidates are equally frequent
    static char of(byte[] head, int from, Charset charset) {
        long most = 0;
        List<Character> best = new ArrayList<>();
        for (char candidate : CANDIDATES) {
            long count = count(head, from, charset, candidate);
            if (count > most) {
                most = count;
                best.clear();
            }
            if (count == most) {
                best.add(candidate);
            }
        }
        if (most > 0 && best.size() > 1) {
            throw new FileRejectedException("The delimiter is not clear",
                    "The header holds %s equally often (%,d times).".formatted(names(best), most),
                    "Choose the delimiter.");
        }
        return best.getFirst();
    }

    private static long count(byte[] head, int from, Charset charset, char delimiter) {
        var header = new RecordCursor(head, from, delimiter, 1);
        header.next();
        var cells = CsvReaders.cells(head, header.start(), header.contentEnd(), charset, delimiter);
        if (cells != null) {
            // A quote in a name was opened behind another delimiter.
            var cutThroughQuotes = cells.stream().anyMatch(cell -> cell.contains("\""));
            return cutThroughQuotes ? 0 : cells.size() - 1L;
        }
        long count = 0;
        for (int at = header.start(); at < header.contentEnd(); at++) {
            count += head[at] == delimiter ? 1 : 0;
        }
        return count;
    }

    private static String names(List<Character> delimiters) {
        return delimiters.stream()
                .map(delimiter -> delimiter == '\t' ? "tab" : "\"" + delimiter + '"')
                .collect(Collectors.joining(" and "));
    }
}
