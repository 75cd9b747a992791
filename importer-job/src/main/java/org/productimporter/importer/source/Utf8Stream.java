package org.productimporter.importer.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Converts a text to UTF-8. Undecodable bytes become U+FFFD. Not thread-safe.
final class Utf8Stream extends InputStream {

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = replacing(StandardCharsets.UTF_8);
    private final ByteBuffer encoded = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer characters = CharBuffer.allocate(BUFFER / 4).flip();
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private boolean atEnd;
    private boolean decoded;

    Utf8Stream(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith("\uFFFD");
    }

    private static CharsetEncoder replacing(Charset charset) {
        return charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith("\uFFFD".getBytes(charset));
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!encoded.hasRemaining()) {
            if (decoded && !characters.hasRemaining()) {
                return -1;
            }
            convert();
        }
        int count = Math.min(length, encoded.remaining());
        encoded.get(target, offset, count);
        return count;
    }

    private void convert() throws IOException {
        readBytes();
        characters.compact();
        var result = decoder.decode(bytes, characters, atEnd);
        decoded = atEnd && result.isUnderflow() && decoder.flush(characters).isUnderflow();
        characters.flip();
        encoded.clear();
        encoder.encode(characters, encoded, decoded);
        encoded.flip();
    }

    private void readBytes() throws IOException {
        if (atEnd) {
            return;
        }
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        atEnd = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0)).flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
