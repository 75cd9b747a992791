package org.productimporter.web.uploads;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;

/// Hashes and writes one block of a file in the background, while the next one is read from the network. Holds two blocks.
/// Used by one thread.
final class BlockWriter implements AutoCloseable {

    private static final int BLOCK_BYTES = 128 * 1024;

    private final FileChannel channel;
    private final MessageDigest digest;
    private final ProgressiveFlush flush;
    private final BackgroundIo writing = new BackgroundIo();
    private byte[] block = new byte[BLOCK_BYTES];
    private byte[] other = new byte[BLOCK_BYTES];

    /// @param digest receives all blocks
    BlockWriter(FileChannel channel, MessageDigest digest) {
        this.channel = channel;
        this.digest = digest;
        this.flush = new ProgressiveFlush(channel);
    }

    /// Returns the block that is to be filled.
    byte[] block() {
        return block;
    }

    /// Waits for the previous block and writes the first bytes of [#block], which is another one afterwards.
    ///
    /// @throws IOException if the previous block was not written
    void write(int length) throws IOException {
        var full = block;
        writing.start(() -> write(full, length));
        block = other;
        other = full;
    }

    private void write(byte[] full, int length) throws IOException {
        digest.update(full, 0, length);
        var bytes = ByteBuffer.wrap(full, 0, length);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        flush.written(length);
    }

    /// Waits until everything is on disk.
    void finish() throws IOException {
        writing.await();
        flush.finish();
    }

    /// Waits for what is running, so that the channel can be closed.
    @Override
    public void close() {
        writing.close();
        flush.close();
    }
}
