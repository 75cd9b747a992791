package org.productimporter.importer.staging;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.copy.Utf8Text;

/// Encodes rows of one range and bucket, growing as rows are added. [StagedRow] describes and reads the encoding. Not
/// thread-safe.
final class RowBlock {

    private static final int INITIAL_BYTES = 4 << 10;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;

    /// Adds a row.
    ///
    /// @param price in hundredths, or `CopyWriter.NO_PRICE`
    void add(long line, Utf8Text key, Utf8Text sku, @Nullable Utf8Text name, @Nullable Utf8Text description,
            long price, @Nullable Boolean active, @Nullable Utf8Text attributes) {
        int start = length;
        reserve(StagedRow.FIXED_BYTES);
        length += Integer.BYTES;
        putLong(line);
        putLong(price);
        bytes[length++] = (byte) (active == null ? StagedRow.ABSENT : active ? 1 : 0);
        putText(key);
        putText(sku);
        putText(name);
        putText(description);
        putText(attributes);
        int end = length;
        length = start;
        putInt(end - start);
        length = end;
    }

    /// Adds a row as it is encoded in another block.
    void add(StagedRow row) {
        reserve(row.size());
        System.arraycopy(row.block(), row.at(), bytes, length, row.size());
        length += row.size();
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    private void putText(@Nullable Utf8Text text) {
        if (text == null) {
            reserve(Integer.BYTES);
            putInt(StagedRow.ABSENT);
            return;
        }
        reserve(Integer.BYTES + text.length());
        putInt(text.length());
        System.arraycopy(text.bytes(), text.from(), bytes, length, text.length());
        length += text.length();
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
