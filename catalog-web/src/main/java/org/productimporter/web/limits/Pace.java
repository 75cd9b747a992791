package org.productimporter.web.limits;

import java.io.IOException;
import java.net.SocketTimeoutException;

/// How long a client has delayed one transfer. Only the time in which the server waits for the client counts, so a server that
/// is slow itself closes no connection. Used by one thread at a time.
final class Pace {

    /// A transfer between the server and a client.
    interface Transfer {
        /// Returns the number of bytes, negative at the end.
        int run() throws IOException;
    }

    private final long graceNanos;
    private final long bytesPerSecond;
    private long waitedNanos;
    private long bytes;

    Pace(HttpLimits limits) {
        this.graceNanos = limits.stallTimeout().toNanos();
        this.bytesPerSecond = limits.minimumRate().toBytes();
    }

    /// Starts the transfer of the next body.
    void reset() {
        waitedNanos = 0;
        bytes = 0;
    }

    /// Runs a part of the transfer.
    ///
    /// @throws SocketTimeoutException if the client is below the minimum rate
    int measure(Transfer transfer) throws IOException {
        long begin = System.nanoTime();
        int count = transfer.run();
        waitedNanos += System.nanoTime() - begin;
        bytes += Math.max(0, count);
        if (waitedNanos - graceNanos > bytes * 1_000_000_000.0 / bytesPerSecond) {
            throw new SocketTimeoutException("The client is slower than the minimum rate: %,d bytes in %,d ms"
                    .formatted(bytes, waitedNanos / 1_000_000));
        }
        return count;
    }
}
