package org.productimporter.importer.copy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The binary format of COPY, described in the PostgreSQL manual, COPY, "Binary Format": a header; per row a 16-bit field
/// count, then each field with a 32-bit length, -1 for null; at the end the count -1.
final class CopyFormat {

    /// Signature, flags and extension length.
    static final byte[] HEADER = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

    static final short END = -1;
    static final int NULL = -1;

    private CopyFormat() {}

    /// Returns the value of a row with one field that is not null, or null at the end. PostgreSQL sends each row as one
    /// message, and the header with the first one.
    static @Nullable Utf8Text onlyValue(byte[] message) {
        var row = ByteBuffer.wrap(message);
        if (message.length >= HEADER.length && Arrays.equals(message, 0, HEADER.length, HEADER, 0, HEADER.length)) {
            row.position(HEADER.length);
        }
        if (!row.hasRemaining()) {
            return null;
        }
        int fields = row.getShort();
        if (fields == END) {
            return null;
        }
        int length = row.getInt();
        if (fields != 1 || length != row.remaining()) {
            throw new IllegalArgumentException(
                    "a row with one value is expected, this one has %d fields and %,d bytes, the first of %,d bytes"
                            .formatted(fields, message.length, length));
        }
        return new Utf8Text(message, row.position(), message.length);
    }
}
