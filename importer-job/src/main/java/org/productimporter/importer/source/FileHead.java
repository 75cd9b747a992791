package org.productimporter.importer.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/// The first bytes of a file, in memory: enough for the header and the first rows.
final class FileHead {

    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] bytes;
    private final long fileBytes;

    private FileHead(byte[] bytes, long fileBytes) {
        this.bytes = bytes;
        this.fileBytes = fileBytes;
    }

    static FileHead read(SeekableByteChannel channel) throws IOException {
        long fileBytes = channel.size();
        var buffer = ByteBuffer.allocate((int) Math.min(fileBytes, MAX_BYTES));
        channel.position(0);
        int count;
        do {
            count = channel.read(buffer);
        } while (count >= 0 && buffer.hasRemaining());
        return new FileHead(Arrays.copyOf(buffer.array(), buffer.position()), fileBytes);
    }

    /// From the first byte of the file.
    byte[] bytes() {
        return bytes;
    }

    /// Size of the whole file.
    long fileBytes() {
        return fileBytes;
    }

    /// Whether the file goes on behind the bytes held here.
    boolean isCut() {
        return bytes.length < fileBytes;
    }

    /// Length of the byte order mark of UTF-8, which is no part of the header; 0 without one.
    int markBytes() {
        return bytes.length >= UTF_8_MARK.length
                        && Arrays.equals(
                                bytes, 0, UTF_8_MARK.length, UTF_8_MARK, 0, UTF_8_MARK.length)
                ? UTF_8_MARK.length
                : 0;
    }
}
