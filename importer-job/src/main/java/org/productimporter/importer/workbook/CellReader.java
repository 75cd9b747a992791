package org.productimporter.importer.workbook;

import java.io.IOException;
import java.util.List;
import org.productimporter.importer.failure.FileRejectedException;

/// Reads the cells of a row as texts. Formulas are represented by their stored result. Not thread-safe.
final class CellReader {

    /// Excel has so many columns.
    private static final int MAX_COLUMNS = 16_384;
    /// A multiple of the largest record that is imported; a row is kept in memory.
    private static final int MAX_ROW_CHARACTERS = 4 * 1024 * 1024;

    private final XmlPart part;
    private final SharedStrings strings;
    private final Styles styles;
    private final NumberText numbers;
    private final StringBuilder text = new StringBuilder();

    CellReader(XmlPart part, SharedStrings strings, Styles styles, NumberText numbers) {
        this.part = part;
        this.strings = strings;
        this.styles = styles;
        this.numbers = numbers;
    }

    /// Adds the cells of the current row to `cells`, with empty texts between them.
    ///
    /// @param number number of the row
    /// @throws FileRejectedException if the row is too long for the memory
    void read(int number, List<String> cells) throws IOException {
        long characters = 0;
        while (part.goTo(() -> part.starts("c") || part.ends("row")) && !part.ends("row")) {
            var reference = part.attribute("r");
            int column = reference == null ? cells.size() : column(reference);
            var value = value();
            if (value.isEmpty()) {
                continue;
            }
            characters += value.length();
            if (characters > MAX_ROW_CHARACTERS) {
                throw new FileRejectedException("A row is too long",
                        "Row %,d has more than %,d characters.".formatted(number, MAX_ROW_CHARACTERS),
                        "Shorten its cells.");
            }
            while (cells.size() <= column) {
                cells.add("");
            }
            cells.set(column, value);
        }
    }

    private static int column(String reference) {
        int column = 0;
        int at = 0;
        while (at < reference.length() && reference.charAt(at) >= 'A' && reference.charAt(at) <= 'Z') {
            column = Math.min(column * 26 + reference.charAt(at) - 'A' + 1, MAX_COLUMNS + 1);
            at++;
        }
        if (column < 1 || column > MAX_COLUMNS) {
            throw XmlPart.damaged(new IOException("a cell has no valid column"));
        }
        return column - 1;
    }

    private String value() throws IOException {
        var type = part.attribute("t");
        int style = Styles.number(part.attribute("s"));
        text.setLength(0);
        while (part.goTo(() -> part.starts("v") || part.starts("is") || part.ends("c")) && !part.ends("c")) {
            if (part.starts("is")) {
                RichText.append(part, "is", text);
            } else {
                part.appendText(text);
            }
        }
        if (text.isEmpty()) {
            return "";
        }
        var stored = text.toString();
        return switch (type == null ? "n" : type) {
            case "s" -> strings.get(Styles.number(stored));
            case "b" -> stored.equals("1") ? "true" : "false";
            case "n" -> numbers.of(stored, styles.of(style));
            case "d" -> stored.replace('T', ' ').replaceFirst(" 00:00:00(\\.0+)?Z?$", "");
            default -> stored;
        };
    }
}
