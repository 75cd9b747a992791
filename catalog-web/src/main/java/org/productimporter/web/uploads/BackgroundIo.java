package org.productimporter.web.uploads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Runs one action at a time in the background. [#close] waits for it, so that no thread is left behind. Used by one thread
/// at a time.
final class BackgroundIo implements AutoCloseable {

    /// An action on a file.
    interface Action {
        void run() throws IOException;
    }

    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    /// Starts an action.
    ///
    /// @throws IOException if the previous action failed
    void start(Action action) throws IOException {
        await();
        running = CompletableFuture.runAsync(() -> run(action), Thread::startVirtualThread);
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isDone() {
        return running.isDone();
    }

    /// Waits for the action.
    ///
    /// @throws IOException if it failed; every later call throws it again
    void await() throws IOException {
        try {
            running.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure.getCause();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        running.handle((_, _) -> true).join();
    }
}
