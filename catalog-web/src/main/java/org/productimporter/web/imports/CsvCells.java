package org.productimporter.web.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The cells of one CSV record. Pure functions.
final class CsvCells {

    private CsvCells() {}

    /// The cells of `record`, or empty when its quotes make no sense.
    static Optional<List<String>> parse(String record, char delimiter) {
        var cells = new ArrayList<String>();
        var position = 0;
        while (true) {
            var cell = new StringBuilder();
            position =
                    isQuote(record, position)
                            ? quotedCell(record, position, cell)
                            : plainCell(record, position, delimiter, cell);
            var atEnd = position == record.length();
            if (position < 0 || (!atEnd && record.charAt(position) != delimiter)) {
                return Optional.empty();
            }
            cells.add(cell.toString());
            if (atEnd) {
                return Optional.of(cells);
            }
            position++;
        }
    }

    private static boolean isQuote(String record, int position) {
        return position < record.length() && record.charAt(position) == '"';
    }

    /// @return the position behind the closing quote, or -1 when there is none
    private static int quotedCell(String record, int opening, StringBuilder cell) {
        var position = opening + 1;
        while (position < record.length()) {
            if (!isQuote(record, position)) {
                cell.append(record.charAt(position++));
            } else if (isQuote(record, position + 1)) {
                cell.append('"');
                position += 2;
            } else {
                return position + 1;
            }
        }
        return -1;
    }

    /// @return the position of the delimiter or the end, or -1 when a quote stands in the cell
    private static int plainCell(String record, int start, char delimiter, StringBuilder cell) {
        var end = record.indexOf(delimiter, start);
        var text = record.substring(start, end < 0 ? record.length() : end);
        cell.append(text);
        return text.indexOf('"') >= 0 ? -1 : start + text.length();
    }

    /// `cell` as it stands in a record delimited by commas.
    static String quoted(String cell) {
        var plain =
                cell.chars().noneMatch(character -> ",;\t|\"\r\n".indexOf(character) >= 0)
                        && cell.equals(cell.strip());
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
