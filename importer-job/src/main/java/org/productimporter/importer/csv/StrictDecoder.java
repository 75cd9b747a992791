package org.productimporter.importer.csv;

import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/// Decodes bytes without replacement: returns all characters before the first undecodable byte, then throws
/// [UndecodableByteException]. Not thread-safe.
public final class StrictDecoder extends Reader {

    private static final int BUFFER_CHARACTERS = 8 * 1024;

    private final ByteBuffer in;
    private final CharsetDecoder decoder;

    /// Reads `bytes[from, to)`.
    public StrictDecoder(byte[] bytes, int from, int to, Charset charset) {
        this.in = ByteBuffer.wrap(bytes, from, to - from);
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /// Returns the index of the first undecodable byte of `bytes[from, to)`, or -1.
    public static int firstUndecodable(byte[] bytes, int from, int to, Charset charset) {
        var reader = new StrictDecoder(bytes, from, to, charset);
        var buffer = new char[Math.clamp(to - from, 2, BUFFER_CHARACTERS)];
        try {
            while (reader.read(buffer, 0, buffer.length) >= 0) {
                // Only errors matter.
            }
            return -1;
        } catch (UndecodableByteException e) {
            return e.at();
        }
    }

    @Override
    public int read(char[] target, int offset, int length) throws UndecodableByteException {
        if (length == 0) {
            return 0;
        }
        CharBuffer out = CharBuffer.wrap(target, offset, length);
        CoderResult result = decoder.decode(in, out, true);
        if (out.position() > offset) {
            return out.position() - offset;
        }
        if (result.isError()) {
            throw new UndecodableByteException(in.position());
        }
        return -1;
    }

    @Override
    public void close() {
        // Memory only.
    }
}
