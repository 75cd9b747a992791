package org.productimporter.model.rejections;

import java.util.ArrayList;
import java.util.List;

/// Splits a record into cells as spreadsheets do: a quote inside an unquoted cell is a character, text behind a closing quote
/// belongs to the cell, and a missing closing quote is at the end. Pure functions.
final class LenientCells {

    private LenientCells() {}

    static List<String> of(String record, char delimiter) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (int at = 0; at < record.length(); at++) {
            var character = record.charAt(at);
            if (quoted && character == '"') {
                var isDoubled = at + 1 < record.length() && record.charAt(at + 1) == '"';
                if (isDoubled) {
                    cell.append('"');
                    at++;
                } else {
                    quoted = false;
                }
            } else if (!quoted && character == delimiter) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (!quoted && character == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted = true;
            } else {
                cell.append(character);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
