package org.productimporter.web.imports.ui.corrections;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.productimporter.model.rejections.RejectionRecords.Cell;
import org.productimporter.web.imports.rejections.Correction;

/// The corrections that a user has made and not sent yet, of all pages. Not thread-safe.
final class CorrectionDraft {

    private final Map<Long, Map<String, String>> cells = new TreeMap<>();

    /// Sets the value of a cell. The rejected value removes the correction.
    void set(long line, Cell cell, String value) {
        var row = cells.computeIfAbsent(line, _ -> new TreeMap<>());
        if (value.equals(cell.value())) {
            row.remove(cell.name());
        } else {
            row.put(cell.name(), value);
        }
        if (row.isEmpty()) {
            cells.remove(line);
        }
    }

    /// Returns the value of a cell with its correction.
    String value(long line, Cell cell) {
        return cells.getOrDefault(line, Map.of()).getOrDefault(cell.name(), cell.value());
    }

    /// Returns whether a cell is invalid and not corrected.
    boolean isInvalid(long line, Cell cell) {
        return cell.invalid() && !cells.getOrDefault(line, Map.of()).containsKey(cell.name());
    }

    /// Returns the number of corrected rows.
    int rows() {
        return cells.size();
    }

    /// Returns the corrections in the order of the file.
    List<Correction> corrections() {
        return cells.entrySet().stream().map(row -> new Correction(row.getKey(), row.getValue())).toList();
    }

    void clear() {
        cells.clear();
    }
}
