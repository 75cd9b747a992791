package org.productimporter.importer.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.rows.Row;
import org.productimporter.importer.rows.RowCopy;
import org.productimporter.importer.rows.RowTotals;

/// All rows of a file, written as the tables write them: a field that is null is left out.
final class Parsed {

    private final List<Map<String, Object>> good = new ArrayList<>();
    private final List<Map<String, Object>> bad = new ArrayList<>();
    private long read;
    private long blank;

    void accept(RowCopy row) {
        switch (row) {
            case RowCopy.Valid accepted -> good.add(fields(accepted));
            case RowCopy.Rejected(Row.Rejected rejected) -> bad.add(fields(rejected));
        }
    }

    void add(RowTotals totals) {
        read += totals.read();
        blank += totals.blank();
    }

    List<Map<String, Object>> good() {
        return good;
    }

    List<Map<String, Object>> bad() {
        return bad;
    }

    long read() {
        return read;
    }

    long blank() {
        return blank;
    }

    private static Map<String, Object> fields(RowCopy.Valid row) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("line", (int) row.line());
        put(fields, "sku", row.sku());
        put(fields, "name", row.name());
        put(fields, "description", row.description());
        put(fields, "price", row.price() == null ? null : row.price().toPlainString());
        if (row.active() != null) {
            fields.put("active", row.active());
        }
        return fields;
    }

    private static Map<String, Object> fields(Row.Rejected row) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("line", (int) row.line());
        fields.put("record", (int) row.record());
        fields.put("code", row.code().code());
        put(fields, "column", row.column());
        put(fields, "message", row.message());
        put(fields, "raw", row.raw());
        put(fields, "sku", row.sku());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, VisibleBytes.encode(value));
        }
    }
}
