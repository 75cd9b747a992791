package org.productimporter.db.changes;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.text.Utf8Text;

/// Writes differences into blocks. Texts are copied as bytes. Not thread-safe.
public final class DifferenceWriter {

    private static final int INITIAL_BYTES = 16 << 10;
    private static final int LARGEST_NUMBER = 10;

    private final Consumer<DifferenceBlock> blocks;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;
    private int products;
    private double largest;
    private double smallest;

    /// @param blocks receives each block when it is complete
    public DifferenceWriter(Consumer<DifferenceBlock> blocks) {
        this.blocks = blocks;
        begin();
    }

    /// Adds a difference to the block, or to the next one if it is complete.
    public void add(ProductDifference difference) {
        int start = length;
        reserve(DifferenceEncoding.LENGTH_BYTES + Long.BYTES + 1);
        length += DifferenceEncoding.LENGTH_BYTES + Long.BYTES;
        bytes[length++] = (byte) flags(difference);
        putNumber(difference.version());
        putNumber(difference.previousChange());
        putText(difference.sku());
        putValues(difference, difference.before());
        putValues(difference, difference.after());
        ByteBuffer.wrap(bytes, start, DifferenceEncoding.LENGTH_BYTES + Long.BYTES)
                .putInt(length - start - DifferenceEncoding.LENGTH_BYTES)
                .putLong(difference.productId());
        var priceChange = difference.priceChange();
        largest = Math.max(largest, priceChange);
        smallest = Math.min(smallest, priceChange);
        products++;
        if (products == DifferenceBlock.MAX_PRODUCTS || length >= DifferenceBlock.MAX_BYTES) {
            end();
        }
    }

    /// Passes the last block on, if it contains a difference.
    public void end() {
        if (products > 0) {
            blocks.accept(new DifferenceBlock(products, largest, smallest, Arrays.copyOf(bytes, length)));
            begin();
        }
    }

    private void begin() {
        bytes[0] = DifferenceBlock.VERSION;
        length = 1;
        products = 0;
        largest = PriceChange.NONE;
        smallest = Double.POSITIVE_INFINITY;
    }

    private static int flags(ProductDifference difference) {
        var before = difference.before();
        var after = difference.after();
        var first = before == null ? after : before;
        return difference.fields() | (before == null ? 0 : DifferenceEncoding.HAS_BEFORE)
                | (after == null ? 0 : DifferenceEncoding.HAS_AFTER)
                | (first != null && first.active() && difference.contains(DifferenceField.ACTIVE)
                        ? DifferenceEncoding.ACTIVE
                        : 0);
    }

    private void putValues(ProductDifference difference, @Nullable ProductValues values) {
        if (values == null) {
            return;
        }
        if (difference.contains(DifferenceField.NAME)) {
            putText(values.name());
        }
        if (difference.contains(DifferenceField.DESCRIPTION)) {
            putText(values.description());
        }
        if (difference.contains(DifferenceField.PRICE)) {
            putNumber(values.price() + 1);
        }
        if (difference.contains(DifferenceField.ATTRIBUTES)) {
            var attributes = values.attributes();
            putNumber(attributes == null ? 0 : attributes.length() + 1);
            putBytes(attributes == null ? Utf8Text.empty() : attributes);
        }
    }

    private void putText(Utf8Text text) {
        putNumber(text.length());
        putBytes(text);
    }

    private void putBytes(Utf8Text text) {
        reserve(text.length());
        System.arraycopy(text.bytes(), text.from(), bytes, length, text.length());
        length += text.length();
    }

    private void putNumber(long number) {
        reserve(LARGEST_NUMBER);
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
