package org.productimporter.web.uploads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Flushes a file to disk while it grows, so that the last flush is short. A single flush at the end of 75 MB took half of
/// the time of the upload. Used by one thread.
final class ProgressiveFlush implements AutoCloseable {

    private static final int INTERVAL_BYTES = 8 * 1024 * 1024;

    private final FileChannel channel;
    private CompletableFuture<Void> flush = CompletableFuture.completedFuture(null);
    private long unflushed;

    ProgressiveFlush(FileChannel channel) {
        this.channel = channel;
    }

    /// Counts written bytes and starts a flush in the background when enough have accumulated and no flush is running. Never
    /// waits.
    ///
    /// @throws IOException if the previous flush failed; the operating system reports such an error only once
    void written(int bytes) throws IOException {
        unflushed += bytes;
        if (unflushed >= INTERVAL_BYTES && flush.isDone()) {
            requireSuccess();
            unflushed = 0;
            flush = CompletableFuture.runAsync(this::force, Thread::startVirtualThread);
        }
    }

    /// Flushes the rest and the length of the file.
    void finish() throws IOException {
        requireSuccess();
        channel.force(true);
    }

    /// Waits for a running flush, so that the channel can be closed.
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

    private void requireSuccess() throws IOException {
        try {
            flush.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure.getCause();
            }
            throw e;
        }
    }
}
