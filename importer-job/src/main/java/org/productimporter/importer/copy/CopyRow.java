package org.productimporter.importer.copy;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.text.Utf8Text;

/// Reads the fields of one row that COPY has sent, from the first to the last. Texts are not copied. Not thread-safe.
public final class CopyRow {

    /// The values of the digits of a numeric by their weight, up to 12 places before the point.
    private static final long[] POWERS = {1, 10_000, 100_000_000, 1_000_000_000_000L};

    private final byte[] message;
    private final ByteBuffer fields;

    /// @param message the row, behind its count of fields
    CopyRow(byte[] message, int from) {
        this.message = message;
        this.fields = ByteBuffer.wrap(message);
        fields.position(from);
    }

    /// Reads a `bigint`.
    public long bigint() {
        require(Long.BYTES);
        return fields.getLong();
    }

    /// Reads a `bigint` that refers to a row; 0 for null.
    public long reference() {
        return fields.getInt() == CopyFormat.NULL ? 0 : fields.getLong();
    }

    /// Reads the page of a `tid`; [#place] must follow.
    public long page() {
        require(Integer.BYTES + Short.BYTES);
        return Integer.toUnsignedLong(fields.getInt());
    }

    /// Reads the place of a `tid` in its page.
    public int place() {
        return Short.toUnsignedInt(fields.getShort());
    }

    /// Reads a `boolean`.
    public boolean bool() {
        require(1);
        return fields.get() == 1;
    }

    /// Reads a `text` or `bytea` that is not null.
    public Utf8Text text() {
        var text = nullableText();
        if (text == null) {
            throw new IllegalStateException("a text is null");
        }
        return text;
    }

    /// Reads a `text` or `bytea`.
    public @Nullable Utf8Text nullableText() {
        int length = fields.getInt();
        if (length == CopyFormat.NULL) {
            return null;
        }
        int from = fields.position();
        fields.position(from + length);
        return new Utf8Text(message, from, from + length);
    }

    /// Reads a `numeric` with two decimals, in hundredths; [CopyWriter#NO_PRICE] for null. [CopyWriter#price] describes the
    /// format.
    public long price() {
        if (fields.getInt() == CopyFormat.NULL) {
            return CopyWriter.NO_PRICE;
        }
        int digits = fields.getShort();
        int weight = fields.getShort();
        fields.getShort();
        fields.getShort();
        long whole = 0;
        for (; digits > 0 && weight >= 0; digits--, weight--) {
            whole += fields.getShort() * POWERS[weight];
        }
        int decimals = digits > 0 && weight == -1 ? fields.getShort() : 0;
        return whole * 100 + decimals / 100;
    }

    private void require(int length) {
        int actual = fields.getInt();
        if (actual != length) {
            throw new IllegalStateException("a field has %,d instead of %,d bytes".formatted(actual, length));
        }
    }
}
