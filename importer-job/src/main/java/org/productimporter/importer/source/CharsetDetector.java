package org.productimporter.importer.source;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/// Determines the charset of a file: UTF-8 unless another one is chosen. Records are found in bytes, so other
/// charsets must be single-byte supersets of ASCII.
final class CharsetDetector {

    private static final int ASCII = 128;

    private CharsetDetector() {}

    /// @param chosen name of the charset, or null for UTF-8
    /// @param marked whether the file starts with the byte order mark of UTF-8
    static Charset of(@Nullable String chosen, boolean marked) {
        if (chosen == null) {
            return StandardCharsets.UTF_8;
        }
        var charset = named(chosen);
        if (!charset.equals(StandardCharsets.UTF_8)) {
            if (!fits(charset)) {
                throw unsupported(chosen);
            }
            if (marked) {
                throw new FileRejectedException("Charset and file disagree",
                        "The charset %s is chosen, but the file starts with the mark of UTF-8."
                                .formatted(charset.name()),
                        "Leave the charset out.");
            }
        }
        return charset;
    }

    private static Charset named(String chosen) {
        try {
            return Charset.forName(chosen.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw unsupported(chosen);
        }
    }

    private static boolean fits(Charset charset) {
        var bytes = new byte[ASCII];
        var expected = new StringBuilder();
        for (int code = 0; code < ASCII; code++) {
            bytes[code] = (byte) code;
            expected.append((char) code);
        }
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() == 1
                && charset.decode(ByteBuffer.wrap(bytes)).toString().contentEquals(expected);
    }

    private static FileRejectedException unsupported(String chosen) {
        return new FileRejectedException("Unsupported charset", "The charset \"%s\" cannot be read.".formatted(chosen),
                "Choose utf-8, windows-1252, iso-8859-1, iso-8859-15, us-ascii or another charset"
                        + " with one byte a character.");
    }
}
