package org.productimporter.importer.staging;

import java.util.Arrays;
import org.productimporter.importer.csv.Utf8Slice;
import org.productimporter.importer.rows.ValidRow;
import org.productimporter.model.text.Utf8Text;

/// Encodes rows of one range and bucket, growing as rows are added. [StagedRow] describes and reads the encoding. Not
/// thread-safe.
final class RowBlock {

    private static final int INITIAL_BYTES = 4 << 10;

    private byte[] bytes;
    private int length;

    RowBlock() {
        this(INITIAL_BYTES);
    }

    private RowBlock(int capacity) {
        bytes = new byte[capacity];
    }

    /// Adds a row with its SKU key.
    void add(ValidRow row, Utf8Text key) {
        int start = length;
        reserve(StagedRow.FIXED_BYTES);
        length += Integer.BYTES;
        putLong(row.line());
        putLong(row.price());
        var active = row.active();
        bytes[length++] = (byte) (active == null ? StagedRow.ABSENT : active ? 1 : 0);
        putText(key.bytes(), key.from(), key.length());
        putText(row.sku());
        putText(row.name());
        putText(row.description());
        putText(row.attributes());
        StagedRow.INT.set(bytes, start, length - start);
    }

    /// Adds a row as it is encoded in another block.
    void add(StagedRow row) {
        reserve(row.size());
        System.arraycopy(row.block(), row.at(), bytes, length, row.size());
        length += row.size();
    }

    /// Returns a block with the same rows, sorted by key. The merge of the bucket then only merges sorted runs, and reads the
    /// memory of each in order.
    RowBlock sorted() {
        var rows = StagedRow.rowsOf(bytes, 0, length);
        rows.sort(StagedRow::compare);
        var sorted = new RowBlock(length);
        rows.forEach(sorted::add);
        return sorted;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    private void putText(Utf8Slice text) {
        putText(text.bytes(), text.from(), text.length());
    }

    /// @param size number of bytes, or `StagedRow.ABSENT`
    private void putText(byte[] text, int from, int size) {
        int present = Math.max(size, 0);
        reserve(Integer.BYTES + present);
        putInt(size);
        System.arraycopy(text, from, bytes, length, present);
        length += present;
    }

    private void putLong(long value) {
        putInt((int) (value >>> 32));
        putInt((int) value);
    }

    private void putInt(int value) {
        StagedRow.INT.set(bytes, length, value);
        length += Integer.BYTES;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
