package org.productimporter.importer.split;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.CRC32C;

/// Computes the checksums of consecutive ranges of a file that is read once, block by block. Not thread-safe.
final class RangeChecksums {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final SeekableByteChannel channel;
    private final CRC32C crc = new CRC32C();
    private byte[] block = {};
    private long blockStart;
    private int blockLength;
    private long crcStart;
    private long crcEnd;

    /// @param firstByte start of the first range
    RangeChecksums(SeekableByteChannel channel, long firstByte) {
        this.channel = channel;
        this.crcStart = firstByte;
        this.crcEnd = firstByte;
    }

    /// Begins a block of the file.
    void beginBlock(byte[] bytes, int length, long position) {
        block = bytes;
        blockLength = length;
        blockStart = position;
    }

    /// Ends the block: its rest belongs to a range that ends in a later block.
    void endBlock() {
        update(blockStart + blockLength);
    }

    /// Returns the checksum of a range that ends in the current block or, before a record that is too large, earlier.
    long endRange(long from, long to) throws IOException {
        long checksum;
        if (from == crcStart && to >= crcEnd) {
            update(to);
            checksum = crc.getValue();
        } else {
            checksum = reread(from, to);
        }
        crc.reset();
        crcStart = crcEnd = Math.max(to, blockStart);
        return checksum;
    }

    private void update(long to) {
        crc.update(block, Math.toIntExact(crcEnd - blockStart), Math.toIntExact(to - crcEnd));
        crcEnd = to;
    }

    private long reread(long from, long to) throws IOException {
        long position = channel.position();
        var checksum = new CRC32C();
        channel.position(from);
        update(checksum, channel, to - from);
        channel.position(position);
        return checksum.getValue();
    }

    /// Adds the next `bytes` bytes of `channel` to `checksum`.
    ///
    /// @throws EOFException if there are fewer
    static void update(CRC32C checksum, SeekableByteChannel channel, long bytes) throws IOException {
        var buffer = ByteBuffer.allocate(BUFFER_BYTES);
        long left = bytes;
        while (left > 0) {
            buffer.clear().limit(Math.clamp(left, 1, BUFFER_BYTES));
            int count = channel.read(buffer);
            if (count < 0) {
                throw new EOFException("%,d bytes are missing at the end of the file".formatted(left));
            }
            checksum.update(buffer.flip());
            left -= count;
        }
    }
}
