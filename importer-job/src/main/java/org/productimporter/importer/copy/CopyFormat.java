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

    /// Returns the row in a message, or null at the end. PostgreSQL sends each row as one message, and the header with the
    /// first one.
    static @Nullable CopyRow row(byte[] message) {
        int from = startsWithHeader(message) ? HEADER.length : 0;
        if (from == message.length || ByteBuffer.wrap(message).getShort(from) == END) {
            return null;
        }
        return new CopyRow(message, from + Short.BYTES);
    }

    private static boolean startsWithHeader(byte[] message) {
        return message.length >= HEADER.length && Arrays.equals(message, 0, HEADER.length, HEADER, 0, HEADER.length);
    }
}
