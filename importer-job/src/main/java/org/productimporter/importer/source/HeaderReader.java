package org.productimporter.importer.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.CsvReaders;
import org.productimporter.importer.csv.StrictDecoder;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.split.RecordCursor;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.product.PriceFormat;
import org.productimporter.model.product.Whitespace;

/// Reads the header of one file from its first bytes: finds it, decodes it and maps its columns to
/// the fields of a product.
final class HeaderReader {

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] SEPARATOR_LINE = {'s', 'e', 'p', '='};

    private final byte[] head;
    private final SourceFormat format;
    private final ImportOptions options;
    private final FileLimits limits;

    private @Nullable Character separator;
    private int from;
    private long line = 1;

    /// @param sample the first bytes of the file
    HeaderReader(SourceSample sample, ImportOptions options, FileLimits limits) {
        this.head = sample.head();
        this.format = sample.format();
        this.options = options;
        this.limits = limits;
    }

    /// @throws FileRejectedException if the file has no usable header
    Header read() {
        from = startsWith(UTF_8_MARK) ? UTF_8_MARK.length : 0;
        skipSeparatorLine();
        skipBlankLines();
        var delimiter = delimiter();
        var record = new RecordCursor(head, from, delimiter, line, format.lines());
        record.next();
        rejectEndless(record);
        var cells = cells(record, delimiter);
        var columns = new ColumnMapper(cells, options.columns(), options.unknown());
        var layout = new CsvLayout(format.charset(), delimiter, cells, columns.map(), columns.attributes(),
                PriceFormat.PLAIN, format.lines(), !format.plain());
        return new Header(layout, columns.warnings(), record.end(), record.nextLine());
    }

    private boolean startsWith(byte[] prefix) {
        return head.length - from >= prefix.length
                && Arrays.equals(head, from, from + prefix.length, prefix, 0, prefix.length);
    }

    /// Skips a first line `sep=;`, in which Excel declares the delimiter.
    private void skipSeparatorLine() {
        int after = from + SEPARATOR_LINE.length + 1;
        if (!startsWith(SEPARATOR_LINE) || after >= head.length) {
            return;
        }
        var first = new RecordCursor(head, from, ',', line);
        first.next();
        if (first.contentEnd() == after && head[after - 1] > 0) {
            separator = (char) head[after - 1];
            from = first.end();
            line = first.nextLine();
        }
    }

    private void skipBlankLines() {
        while (from < head.length) {
            int end = from;
            while (end < head.length && (head[end] == ' ' || head[end] == '\t')) {
                end++;
            }
            if (end < head.length && head[end] != '\r' && head[end] != '\n') {
                return;
            }
            var isCrLf = end + 1 < head.length && head[end] == '\r' && head[end + 1] == '\n';
            from = Math.min(head.length, isCrLf ? end + 2 : end + 1);
            line++;
        }
        throw new FileRejectedException("The file has no header",
                "It holds nothing but blank lines (%,d bytes read).".formatted(head.length),
                "Export the products again, with the names of the columns in the first line.");
    }

    private char delimiter() {
        if (options.file().delimiter() != null) {
            return options.file().delimiter();
        }
        return separator == null ? DelimiterDetector.of(head, from, UTF_8) : separator;
    }

    private void rejectEndless(RecordCursor record) {
        if (record.endsInQuotes()) {
            throw unclosedQuote(record.openQuoteLine(), record.openQuoteColumn(), limits);
        }
        if (record.end() - record.start() > limits.maxRecordBytes()) {
            throw new FileRejectedException("The header is too long",
                    "The first line is longer than %s.".formatted(size(limits.maxRecordBytes())),
                    "Check that the file is a CSV file with line ends.");
        }
    }

    static FileRejectedException unclosedQuote(long line, long column, FileLimits limits) {
        return new FileRejectedException("A quote is never closed",
                "The quote opened at line %d column %d is not closed within %s.".formatted(line, column,
                        size(limits.maxRecordBytes())),
                "Close the quote; a quote that is meant as text is written twice, inside quotes.");
    }

    private static String size(int bytes) {
        return bytes % (1024 * 1024) == 0 ? bytes / (1024 * 1024) + " MiB" : "%,d bytes".formatted(bytes);
    }

    private List<String> cells(RecordCursor record, char delimiter) {
        var cells = CsvReaders.cells(head, record.start(), record.end(), UTF_8, delimiter);
        if (cells == null) {
            throw unreadable(record);
        }
        if (cells.size() > limits.maxColumns()) {
            throw new FileRejectedException("Too many columns",
                    "The header has more than %,d columns: %,d.".formatted(limits.maxColumns(), cells.size()),
                    "Export only the columns of a product.");
        }
        var names = new ArrayList<String>();
        for (var cell : cells) {
            var name = Whitespace.strip(cell);
            if (name.chars().anyMatch(c -> Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0)) {
                throw new FileRejectedException("Not a CSV file",
                        "The header on line %d holds control characters; the file is probably binary.".formatted(line),
                        "Export the products as CSV and import that.");
            }
            names.add(name);
        }
        return names;
    }

    private FileRejectedException unreadable(RecordCursor record) {
        int bad = StrictDecoder.firstUndecodable(head, record.start(), record.end(), UTF_8);
        if (bad >= 0) {
            return new FileRejectedException("The header cannot be read",
                    "Byte 0x%02X at offset %,d of the file is not UTF-8.".formatted(head[bad], bad),
                    "Save the file as UTF-8, or choose the charset in which it was saved" + " (often windows-1252).");
        }
        return new FileRejectedException("The header cannot be read",
                "In the header on line %d text follows a closing quote.".formatted(record.line()),
                "Put the delimiter behind the closing quote; a quote inside quotes is written" + " twice.");
    }
}
