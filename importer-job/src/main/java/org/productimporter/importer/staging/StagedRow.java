package org.productimporter.importer.staging;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.text.Utf8Text;

/// A valid row in its block. Immutable.
///
/// Encoding: size of the row (32 bits), line and price (64 bits each), active (one byte), then SKU key, SKU, name,
/// description and attributes, each with its length (32 bits); -1 for what is absent.
public final class StagedRow {

    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    static final int ABSENT = -1;

    private static final int LINE = Integer.BYTES;
    private static final int PRICE = LINE + Long.BYTES;
    private static final int ACTIVE = PRICE + Long.BYTES;
    private static final int TEXTS = ACTIVE + 1;

    /// Bytes in front of the texts.
    static final int FIXED_BYTES = TEXTS;

    private static final int KEY = 0;
    private static final int SKU = 1;
    private static final int NAME = 2;
    private static final int DESCRIPTION = 3;
    private static final int ATTRIBUTES = 4;

    private final byte[] block;
    private final int at;

    private StagedRow(byte[] block, int at) {
        this.block = block;
        this.at = at;
    }

    /// Returns the rows of a block in their order.
    static List<StagedRow> rowsOf(byte[] block, int from, int to) {
        var rows = new ArrayList<StagedRow>();
        for (int at = from; at < to; at += (int) INT.get(block, at)) {
            rows.add(new StagedRow(block, at));
        }
        return rows;
    }

    /// Compares by key, then by line.
    static int compare(StagedRow one, StagedRow other) {
        int order = compareKeys(one, other);
        return order == 0 ? Long.compare(one.line(), other.line()) : order;
    }

    private static int compareKeys(StagedRow one, StagedRow other) {
        int from = one.at + TEXTS + Integer.BYTES;
        int to = from + (int) INT.get(one.block, one.at + TEXTS);
        int otherFrom = other.at + TEXTS + Integer.BYTES;
        int otherTo = otherFrom + (int) INT.get(other.block, other.at + TEXTS);
        return Arrays.compareUnsigned(one.block, from, to, other.block, otherFrom, otherTo);
    }

    /// Returns whether both rows have the same key.
    public boolean hasKeyOf(StagedRow other) {
        return compareKeys(this, other) == 0;
    }

    byte[] block() {
        return block;
    }

    int at() {
        return at;
    }

    /// Returns the size in bytes.
    public int size() {
        return (int) INT.get(block, at);
    }

    /// Returns the physical line on which the record starts.
    public long line() {
        return (long) LONG.get(block, at + LINE);
    }

    /// Returns the price in hundredths, or `CopyWriter.NO_PRICE`.
    public long price() {
        return (long) LONG.get(block, at + PRICE);
    }

    public @Nullable Boolean active() {
        byte value = block[at + ACTIVE];
        return value == ABSENT ? null : Boolean.valueOf(value == 1);
    }

    public Utf8Text key() {
        return required(KEY);
    }

    public Utf8Text sku() {
        return required(SKU);
    }

    public @Nullable Utf8Text name() {
        return text(NAME);
    }

    public @Nullable Utf8Text description() {
        return text(DESCRIPTION);
    }

    /// Returns the attributes that the row changes as JSON, or null if there are none.
    public @Nullable Utf8Text attributes() {
        return text(ATTRIBUTES);
    }

    private Utf8Text required(int no) {
        var text = text(no);
        if (text == null) {
            throw new IllegalStateException("the staged row of line " + line() + " has no text " + no);
        }
        return text;
    }

    private @Nullable Utf8Text text(int no) {
        int start = at + TEXTS;
        for (int before = 0; before < no; before++) {
            start += Integer.BYTES + Math.max(0, (int) INT.get(block, start));
        }
        int length = (int) INT.get(block, start);
        return length == ABSENT ? null : new Utf8Text(block, start + Integer.BYTES, start + Integer.BYTES + length);
    }
}
