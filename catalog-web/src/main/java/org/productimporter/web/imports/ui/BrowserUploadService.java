package org.productimporter.web.imports.ui;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.productimporter.web.ui.push.EventBroadcaster;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The uploads from browsers to this node and their progress, which is published every quarter of a second. Thread-safe.
@Component
class BrowserUploadService {

    private static final long INTERVAL_NANOS = 250_000_000;
    private static final int MAX_REJECTED = 50;

    private final Map<Long, BrowserUpload> uploads = new ConcurrentSkipListMap<>();
    private final EventBroadcaster<BrowserUpload> events = new EventBroadcaster<>();
    private final AtomicLong numbers = new AtomicLong();
    private final LongSupplier nanoTime;

    @Autowired
    BrowserUploadService() {
        this(System::nanoTime);
    }

    BrowserUploadService(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Calls `subscriber` for each change of each upload.
    ///
    /// @return ends the subscription
    Runnable follow(Consumer<BrowserUpload> subscriber) {
        return events.subscribe(subscriber);
    }

    int subscribers() {
        return events.subscribers();
    }

    /// The uploads of a user that are running, or rejected and not dismissed; oldest first.
    List<BrowserUpload> of(String user) {
        return uploads.values().stream().filter(upload -> upload.user().equals(user)).toList();
    }

    /// Starts an upload.
    ///
    /// @param bytes the declared length, or -1
    TrackedUpload start(String user, String fileName, long bytes, InputStream body) {
        var upload = new BrowserUpload(numbers.incrementAndGet(), user, fileName, bytes, 0, null,
                BrowserUpload.State.UPLOADING, "", null);
        update(upload);
        return new TrackedUpload(upload, body);
    }

    /// Removes a rejected upload.
    void dismiss(long number) {
        uploads.remove(number);
    }

    private void update(BrowserUpload upload) {
        switch (upload.state()) {
            case UPLOADING, REJECTED -> uploads.put(upload.number(), upload);
            case ACCEPTED -> uploads.remove(upload.number());
        }
        var rejected =
                uploads.values().stream().filter(known -> known.state() == BrowserUpload.State.REJECTED).toList();
        rejected.stream()
                .limit(Math.max(0, rejected.size() - MAX_REJECTED))
                .forEach(oldest -> uploads.remove(oldest.number()));
        events.publish(upload);
    }

    /// The body of one upload. Counts the bytes that are read. Not thread-safe.
    final class TrackedUpload extends FilterInputStream {

        private BrowserUpload upload;
        private final long startedAt = nanoTime.getAsLong();
        private long publishedAt = startedAt;
        private long received;

        private TrackedUpload(BrowserUpload upload, InputStream body) {
            super(body);
            this.upload = upload;
        }

        @Override
        public int read() throws IOException {
            var value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var count = super.read(buffer, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int bytes) {
            received += bytes;
            var now = nanoTime.getAsLong();
            if (now - publishedAt >= INTERVAL_NANOS) {
                publishedAt = now;
                upload = upload.received(received, Math.round(received * 1e9 / (now - startedAt)));
                update(upload);
            }
        }

        void accepted(long importId) {
            update(upload.accepted(importId));
        }

        void rejected(String reason) {
            update(upload.rejected(reason));
        }
    }
}
