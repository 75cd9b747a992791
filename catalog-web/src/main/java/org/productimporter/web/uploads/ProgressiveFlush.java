package org.productimporter.web.uploads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Sends a growing file to the disk while more of it arrives, so that little is left to wait for
/// at its end: the last flush of 75 MB took half of an upload. For one use by one thread.
final class ProgressiveFlush implements AutoCloseable {

    private static final int EVERY_BYTES = 8 * 1024 * 1024;

    private final FileChannel channel;
    private CompletableFuture<Void> flush = CompletableFuture.completedFuture(null);
    private long unflushed;

    ProgressiveFlush(FileChannel channel) {
        this.channel = channel;
    }

    /// Notes that so many bytes were written. Never waits: with a flush still under way, the
    /// next one has more to do.
    ///
    /// @throws IOException when an earlier flush failed, which the disk tells only once
    void written(int bytes) throws IOException {
        unflushed += bytes;
        if (unflushed >= EVERY_BYTES && flush.isDone()) {
            requireFlushed();
            unflushed = 0;
            flush = CompletableFuture.runAsync(this::force, Thread::startVirtualThread);
        }
    }

    /// Returns when every byte and the file's length are on the disk.
    void finish() throws IOException {
        requireFlushed();
        channel.force(true);
    }

    /// Waits for a flush under way, so that the channel can be closed.
    @Override
    public void close() {
        flush.handle((_, _) -> true).join();
    }

    private void force() {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireFlushed() throws IOException {
        try {
            flush.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failed) {
                throw failed.getCause();
            }
            throw e;
        }
    }
}
