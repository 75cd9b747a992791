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
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.ui.push.EventBroadcaster;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The files that browsers are sending to this node, and how far they are. Safe for any number
/// of threads. What it tells is never older than a quarter of a second.
@Component
@NoScopeRequired("a page asks for its own user's uploads; what becomes of them is asked at the door")
class BrowserUploadService {

    private static final long STEP_NANOS = 250_000_000;
    private static final int MAX_REFUSED = 50;

    private final Map<Long, BrowserUpload> uploads = new ConcurrentSkipListMap<>();
    private final EventBroadcaster<BrowserUpload> news = new EventBroadcaster<>();
    private final AtomicLong numbers = new AtomicLong();
    private final LongSupplier nanoTime;

    @Autowired
    BrowserUploadService() {
        this(System::nanoTime);
    }

    BrowserUploadService(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Calls `listener` about each step of each upload, until the answer is run.
    public Runnable listen(Consumer<BrowserUpload> listener) {
        return news.listen(listener);
    }

    /// How many listen.
    int listeners() {
        return news.listeners();
    }

    /// What this user has under way, and what was refused him and not yet put away; the latest
    /// last.
    public List<BrowserUpload> of(String user) {
        return uploads.values().stream().filter(upload -> upload.user().equals(user)).toList();
    }

    /// An upload begins.
    ///
    /// @param bytes declared length, or -1
    Arrival begin(String user, String fileName, long bytes, InputStream body) {
        var upload = new BrowserUpload(numbers.incrementAndGet(), user, fileName, bytes, 0, null,
                BrowserUpload.Stage.ARRIVING, "", null);
        tell(upload);
        return new Arrival(upload, body);
    }

    /// Puts a refused upload away.
    void forget(long number) {
        uploads.remove(number);
    }

    private void tell(BrowserUpload upload) {
        switch (upload.stage()) {
            case ARRIVING, REFUSED -> uploads.put(upload.number(), upload);
            case ACCEPTED -> uploads.remove(upload.number());
        }
        var refused = uploads.values().stream().filter(known -> known.stage() == BrowserUpload.Stage.REFUSED).toList();
        refused.stream().limit(Math.max(0, refused.size() - MAX_REFUSED)).forEach(old -> uploads.remove(old.number()));
        news.send(upload);
    }

    /// The body of one upload, counted while it is read. For one thread.
    final class Arrival extends FilterInputStream {

        private BrowserUpload upload;
        private final long begun = nanoTime.getAsLong();
        private long told = begun;
        private long arrived;

        private Arrival(BrowserUpload upload, InputStream body) {
            super(body);
            this.upload = upload;
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] block, int offset, int length) throws IOException {
            var count = super.read(block, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int more) {
            arrived += more;
            var now = nanoTime.getAsLong();
            if (now - told >= STEP_NANOS) {
                told = now;
                upload = upload.arrived(arrived, rate(now));
                tell(upload);
            }
        }

        private long rate(long now) {
            return Math.round(arrived * 1e9 / (now - begun));
        }

        void accepted(long importId) {
            tell(upload.accepted(importId));
        }

        void refused(String why) {
            tell(upload.refused(why));
        }
    }
}
