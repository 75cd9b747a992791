package org.productimporter.db.changes;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.text.Utf8Text;

/// Reads the differences of a block in their order. Their texts are parts of the block. Not thread-safe.
public final class DifferenceReader implements Iterator<ProductDifference> {

    private final byte[] bytes;

    /// Index of the next record.
    private int next = 1;

    /// Index of the next byte of the record that is read.
    private int at;

    /// @param block the bytes of a [DifferenceBlock]
    /// @throws IllegalArgumentException if another version of the program has written it
    public DifferenceReader(byte[] block) {
        if (block.length == 0 || block[0] != DifferenceBlock.VERSION) {
            throw new IllegalArgumentException("The block of changes has the version %s; this program reads version %d."
                    .formatted(block.length == 0 ? "none" : block[0], DifferenceBlock.VERSION));
        }
        bytes = block;
    }

    /// Returns the difference of a product, without reading those of others.
    public static Optional<ProductDifference> find(byte[] block, long productId) {
        var reader = new DifferenceReader(block);
        while (reader.hasNext()) {
            if (reader.nextProductId() == productId) {
                return Optional.of(reader.next());
            }
            reader.skip();
        }
        return Optional.empty();
    }

    @Override
    public boolean hasNext() {
        return next < bytes.length;
    }

    /// Returns the product of the next difference.
    public long nextProductId() {
        return ByteBuffer.wrap(bytes).getLong(next + DifferenceEncoding.LENGTH_BYTES);
    }

    /// Passes over the next difference.
    public void skip() {
        next += DifferenceEncoding.LENGTH_BYTES + ByteBuffer.wrap(bytes).getInt(next);
    }

    @Override
    public ProductDifference next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var id = nextProductId();
        at = next + DifferenceEncoding.LENGTH_BYTES + Long.BYTES;
        skip();
        int flags = bytes[at++];
        var version = number();
        var previous = number();
        var sku = text();
        var before = (flags & DifferenceEncoding.HAS_BEFORE) == 0 ? null
                : values(flags, (flags & DifferenceEncoding.ACTIVE) != 0);
        var after = (flags & DifferenceEncoding.HAS_AFTER) == 0 ? null
                : values(flags, ((flags & DifferenceEncoding.ACTIVE) != 0) == (before == null));
        return new ProductDifference(id, version, previous, sku, flags & DifferenceField.ALL, before, after);
    }

    private ProductValues values(int flags, boolean active) {
        return new ProductValues(has(flags, DifferenceField.NAME) ? text() : Utf8Text.empty(),
                has(flags, DifferenceField.DESCRIPTION) ? text() : Utf8Text.empty(),
                has(flags, DifferenceField.PRICE) ? number() - 1 : ProductValues.NO_PRICE,
                has(flags, DifferenceField.ACTIVE) && active,
                has(flags, DifferenceField.ATTRIBUTES) ? attributes() : null);
    }

    private static boolean has(int flags, DifferenceField field) {
        return (flags & field.bit()) != 0;
    }

    private @Nullable Utf8Text attributes() {
        int length = (int) number() - 1;
        return length < 0 ? null : text(length);
    }

    private Utf8Text text() {
        return text((int) number());
    }

    private Utf8Text text(int length) {
        var text = new Utf8Text(bytes, at, at + length);
        at += length;
        return text;
    }

    private long number() {
        long number = 0;
        for (int shift = 0;; shift += 7) {
            byte part = bytes[at++];
            number |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return number;
            }
        }
    }
}
