package org.productimporter.importer.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The byte order marks of Unicode.
enum ByteOrderMark {
    // UTF-32 comes first, because its mark starts with that of UTF-16.
    UTF_32LE("fffe0000", Charset.forName("UTF-32LE")),
    UTF_32BE("0000feff", Charset.forName("UTF-32BE")),
    UTF_8("efbbbf", StandardCharsets.UTF_8),
    UTF_16LE("fffe", StandardCharsets.UTF_16LE),
    UTF_16BE("feff", StandardCharsets.UTF_16BE);

    private final String hex;
    private final Charset charset;

    ByteOrderMark(String hex, Charset charset) {
        this.hex = hex;
        this.charset = charset;
    }

    static Optional<ByteOrderMark> of(byte[] head) {
        return Arrays.stream(values()).filter(mark -> mark.starts(head)).findFirst();
    }

    private boolean starts(byte[] head) {
        return head.length >= length() && HexFormat.of().formatHex(head, 0, length()).equals(hex);
    }

    Charset charset() {
        return charset;
    }

    int length() {
        return hex.length() / 2;
    }
}
