package org.productimporter.importer.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.CellScanner;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.Utf8Slice;
import org.productimporter.model.imports.ImportOptions.OnBlank;
import org.productimporter.model.product.AttributeJson;
import org.productimporter.model.product.AttributeRules;

/// Writes the attributes of a clean record as the JSON that [AttributeJson] writes, from its bytes. Not thread-safe; contains
/// the JSON of the current record.
final class CleanAttributes {

    /// The letter behind the backslash by character, 0 for most.
    private static final byte[] ESCAPES = escapes();

    /// Larger attributes are left to others. A byte of JSON may need a second one.
    private static final int MAX_BYTES = AttributeRules.MAX_BYTES;
    private static final int MAX_BYTES_PER_BYTE = 2;

    /// Columns in the order of their keys.
    private final int[] columns;
    /// A member up to its value, by number of the column: `, "key": "`.
    private final byte[][] members;
    /// A member that removes the attribute; empty if a blank cell keeps it.
    private final byte[][] removals;
    private final Utf8Slice cell = new Utf8Slice();
    private final byte[] json;
    private int length;

    CleanAttributes(CsvLayout layout, OnBlank onBlank) {
        var keys = layout.attributes().entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
        this.columns = keys.stream().mapToInt(Map.Entry::getKey).toArray();
        this.members =
                keys.stream().map(key -> member(Map.of(key.getValue(), ""), "\"}".length())).toArray(byte[][]::new);
        this.removals = keys.stream()
                .map(key -> onBlank == OnBlank.KEEP ? new byte[0]
                        : member(Collections.singletonMap(key.getValue(), null), "}".length()))
                .toArray(byte[][]::new);
        this.json = new byte[columns.length == 0 ? 0 : MAX_BYTES];
    }

    /// Returns an object of one member behind a comma, without its braces and the last characters.
    private static byte[] member(Map<String, ? extends @Nullable String> attribute, int last) {
        var object = AttributeJson.of(attribute);
        return (", " + object.substring(1, object.length() - last)).getBytes(UTF_8);
    }

    /// Returns whether the layout has different keys, and not more than a product.
    static boolean supports(CsvLayout layout) {
        var keys = layout.attributes().values();
        return keys.size() <= AttributeRules.MAX_ATTRIBUTES && Set.copyOf(keys).size() == keys.size();
    }

    /// Shows what the record changes, absent if it changes nothing. Returns false if a value or the whole may be too long.
    boolean show(CellScanner cells, Utf8Slice changes) {
        length = 0;
        for (int no = 0; no < columns.length; no++) {
            cells.show(columns[no], cell);
            if (cells.characters(columns[no]) > AttributeRules.MAX_VALUE_CHARACTERS || !hasRoom(no)) {
                return false;
            }
            if (cell.length() == 0) {
                add(removals[no]);
            } else {
                add(members[no]);
                addValue();
            }
        }
        if (length == 0) {
            changes.clear();
            return true;
        }
        // The first member needs no comma.
        json[1] = '{';
        json[length++] = '}';
        changes.set(json, 1, length);
        return true;
    }

    private boolean hasRoom(int no) {
        int most = Math.max(members[no].length, removals[no].length) + MAX_BYTES_PER_BYTE * cell.length();
        return length + most + "\"}".length() <= json.length;
    }

    private void add(byte[] text) {
        System.arraycopy(text, 0, json, length, text.length);
        length += text.length;
    }

    private void addValue() {
        for (int index = 0; index < cell.length(); index++) {
            byte character = cell.at(index);
            byte escape = ESCAPES[character & 0xFF];
            if (escape != 0) {
                json[length++] = '\\';
            }
            json[length++] = escape != 0 ? escape : character;
        }
        json[length++] = '"';
    }

    private static byte[] escapes() {
        var escapes = new byte[1 << Byte.SIZE];
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        escapes['\t'] = 't';
        escapes['\r'] = 'r';
        escapes['\n'] = 'n';
        return escapes;
    }
}
