package org.productimporter.importer.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.productimporter.importer.csv.CsvReaders;
import org.productimporter.importer.split.RecordCursor;
import org.productimporter.model.product.Whitespace;

/// Reads the first records of a file. Thread-safe.
///
/// @param bytes the beginning of the file in UTF-8
/// @param whole whether this is the whole file, so that its last record is complete
@SuppressWarnings("ArrayRecordComponent")
public record SampleReader(byte[] bytes, boolean whole) {

    /// Returns the first records from index `from` on, without blank ones.
    ///
    /// @param line line that starts at `from`
    List<SampleRecord> read(int from, long line, char delimiter, int max) {
        var records = new ArrayList<SampleRecord>();
        var cursor = new RecordCursor(bytes, from, delimiter, line);
        while (records.size() < max && cursor.next()) {
            var isComplete = whole || cursor.end() < bytes.length || records.isEmpty();
            if (isComplete && !cursor.isBlank()) {
                records.add(new SampleRecord(cells(cursor, delimiter), cursor.start(), cursor.end(), cursor.line(),
                        cursor.nextLine()));
            }
        }
        return records;
    }

    private List<String> cells(RecordCursor cursor, char delimiter) {
        var cells = CsvReaders.cells(bytes, cursor.start(), cursor.contentEnd(), UTF_8, delimiter);
        return cells == null ? List.of() : cells.stream().map(Whitespace::strip).toList();
    }
}
