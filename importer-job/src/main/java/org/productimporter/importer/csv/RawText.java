package org.productimporter.importer.csv;

import java.nio.charset.Charset;

/// Decodes a record for display and storage. Undecodable bytes, and NUL, which PostgreSQL cannot store, become U+FFFD, so
/// that the record is rejected again if it comes back.
public final class RawText {

    private static final char REPLACEMENT = '\uFFFD';

    private RawText() {}

    /// Returns the text of `bytes[from, to)`.
    public static String of(byte[] bytes, int from, int to, Charset charset) {
        return new String(bytes, from, to - from, charset).replace('\0', REPLACEMENT);
    }
}
