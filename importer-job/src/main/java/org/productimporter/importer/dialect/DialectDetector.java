package org.productimporter.importer.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.mapping.Decisions;
import org.productimporter.model.imports.FileOptions;

/// Detects the dialect of a file from its first records. What the user has chosen is not detected. For one file.
public final class DialectDetector {

    private static final int ROWS = 1_000;
    private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)\"?sep=([\\x00-\\x7F])\"?\\h*(\r\n|\n|\r|$)");
    private static final int SEPARATOR_LINE_BYTES = 20;

    private final SampleReader sample;
    private final FileOptions options;
    private final boolean confirmed;
    private final Decisions decisions;

    private int from;
    private long line = 1;

    /// @param confirmed whether nothing is asked
    /// @param decisions receives the reasons and questions
    public DialectDetector(SampleReader sample, FileOptions options, boolean confirmed, Decisions decisions) {
        this.sample = sample;
        this.options = options;
        this.confirmed = confirmed;
        this.decisions = decisions;
    }

    /// Returns the dialect, or nothing if there is no record.
    ///
    /// @param start index of the first byte after a byte order mark
    public Optional<Dialect> detect(int start) {
        from = start;
        var separator = skipSeparatorLine();
        skipLines();
        var delimiter = delimiter(separator);
        var records = sample.read(from, line, delimiter, ROWS + 1);
        if (records.isEmpty()) {
            return Optional.empty();
        }
        var header = headerRow(records);
        var record = records.get(header.index());
        var rows = records.subList(header.named() ? header.index() + 1 : header.index(), records.size());
        var cells = header.named() ? record.cells() : numbers(rows);
        return Optional.of(new Dialect(delimiter, cells, header.named(), record, rows,
                header.named() ? record.end() : record.start(), header.named() ? record.nextLine() : record.line(),
                Math.toIntExact(record.line() - 1)));
    }

    /// Skips a first line `sep=;`, in which spreadsheets declare the delimiter. Skipped lines include it.
    private @Nullable Character skipSeparatorLine() {
        int length = Math.min(SEPARATOR_LINE_BYTES, sample.bytes().length - from);
        var matcher = SEPARATOR_LINE.matcher(new String(sample.bytes(), from, length, UTF_8));
        if (!matcher.lookingAt()) {
            return null;
        }
        if (options.skipLines() == null || options.skipLines() == 0) {
            from += matcher.end();
            line++;
        }
        return matcher.group(1).charAt(0);
    }

    private void skipLines() {
        int skipped = options.skipLines() == null ? 0 : options.skipLines();
        var bytes = sample.bytes();
        while (line <= skipped && from < bytes.length) {
            byte last = bytes[from++];
            var isEnd = last == '\n' || (last == '\r' && (from == bytes.length || bytes[from] != '\n'));
            line += isEnd ? 1 : 0;
        }
    }

    private char delimiter(@Nullable Character separator) {
        if (options.delimiter() != null) {
            decisions.explain("delimiter", "It is chosen.");
            return options.delimiter();
        }
        if (separator != null) {
            decisions.explain("delimiter", "The first line declares it with sep=.");
            return separator;
        }
        var scores = DelimiterDetector.scores(sample, from, line);
        var best = scores.getFirst();
        var others =
                scores.stream().skip(1).filter(DelimiterDetector.Score::divides).map(score -> text(score)).toList();
        decisions.explain("delimiter",
                best.divides()
                        ? "It divides %,d of %,d sampled lines into %,d columns.".formatted(best.even(), best.records(),
                                best.columns())
                        : "No delimiter divides the lines; the file has one column.");
        decisions.offer("delimiter", others);
        if (DelimiterDetector.isTie(scores) && !confirmed) {
            decisions.ask("delimiter",
                    "The lines can be divided by %s and by %s equally well.".formatted(text(best), text(scores.get(1))),
                    List.of(text(best), text(scores.get(1))));
        }
        return best.character();
    }

    private static String text(DelimiterDetector.Score score) {
        return score.character() == '\t' ? "tab" : String.valueOf(score.character());
    }

    private HeaderRow headerRow(List<SampleRecord> records) {
        if (options.skipLines() != null || options.header() == FileOptions.HeaderRow.NONE) {
            decisions.explain("header", options.header() == null ? "It is behind the skipped lines." : "It is chosen.");
            return new HeaderRow(0, options.header() != FileOptions.HeaderRow.NONE, "");
        }
        var likely = HeaderRow.of(records);
        var found = options.header() == null || likely.named() ? likely : new HeaderRow(0, true, "It is chosen.");
        decisions.explain("header", found.reason());
        if (found.index() > 0) {
            decisions.explain("skip_lines", "The header is on line %,d; the lines before it are no rows."
                    .formatted(records.get(found.index()).line()));
        }
        if (!confirmed) {
            ask(found, records);
        }
        return found;
    }

    private void ask(HeaderRow found, List<SampleRecord> records) {
        if (!found.named()) {
            decisions.ask("header", "The first line names no field of a product and looks like a row: \"%s\"."
                    .formatted(String.join("\", \"", records.getFirst().cells())), List.of("none", "first"));
        } else if (found.index() > 0) {
            long before = records.get(found.index()).line() - 1;
            decisions.ask("skip_lines",
                    "The header is on line %,d. The lines before it, such as \"%s\", are left out."
                            .formatted(before + 1, String.join(" ", records.getFirst().cells())),
                    List.of(String.valueOf(before), "0"));
        }
    }

    private static List<String> numbers(List<SampleRecord> rows) {
        int columns = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(1);
        return IntStream.rangeClosed(1, columns).mapToObj(String::valueOf).toList();
    }
}
