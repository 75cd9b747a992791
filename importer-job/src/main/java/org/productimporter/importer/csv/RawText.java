package org.productimporter.importer.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/// Decodes a record for display and storage: undecodable bytes and NUL, which PostgreSQL cannot store,
/// become `\xNN`.
public final class RawText {

    private RawText() {}

    /// Returns the text of `bytes[from, to)`.
    public static String of(byte[] bytes, int from, int to, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes, from, to - from);
        var out = CharBuffer.allocate((to - from) * 4);
        for (var result = decoder.decode(in, out, true); result.isError(); result = decoder.decode(in, out, true)) {
            for (int i = 0; i < result.length(); i++) {
                out.put("\\x%02X".formatted(in.get()));
            }
        }
        return out.flip().toString().replace("\0", "\\x00");
    }
}
