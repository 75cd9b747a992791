package org.productimporter.web.imports.api;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.ImportEventService;
import org.productimporter.web.security.RateLimiter;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Sends the changes of one import to one client as server-sent events. A virtual thread writes while there is something to
/// write, so a slow client delays nobody. It misses intermediate states but always receives the last one. Thread-safe.
final class ImportEventStream implements ImportEventService.Subscriber {

    private static final long NO_TIMEOUT = 0L;

    private final long importId;
    private final ImportEventService events;
    private final RateLimiter.Slot slot;
    private final SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
    private final AtomicReference<@Nullable Message> pending = new AtomicReference<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    /// @param summary null for a comment that keeps the connection open
    private record Message(@Nullable ImportSummary summary) {}

    ImportEventStream(long importId, ImportEventService events, RateLimiter.Slot slot) {
        this.importId = importId;
        this.events = events;
        this.slot = slot;
        emitter.onCompletion(this::unsubscribe);
        emitter.onTimeout(this::unsubscribe);
        emitter.onError(_ -> unsubscribe());
    }

    SseEmitter emitter() {
        return emitter;
    }

    private void unsubscribe() {
        events.unsubscribe(this);
        slot.close();
    }

    @Override
    public long importId() {
        return importId;
    }

    @Override
    public void changed(ImportSummary summary) {
        pending.set(new Message(summary));
        startWriting();
    }

    @Override
    public void unchanged() {
        pending.compareAndSet(null, new Message(null));
        startWriting();
    }

    @Override
    public void ended() {
        emitter.complete();
    }

    private void startWriting() {
        if (writing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("import-events-" + importId).start(this::writePending);
        }
    }

    private void writePending() {
        try {
            for (var next = pending.getAndSet(null); next != null; next = pending.getAndSet(null)) {
                write(next.summary());
            }
        } catch (IOException | IllegalStateException e) {
            // The client has closed the connection. The container completes the request.
            unsubscribe();
        } finally {
            writing.set(false);
        }
        if (pending.get() != null) {
            startWriting();
        }
    }

    private void write(@Nullable ImportSummary summary) throws IOException {
        if (summary == null) {
            emitter.send(SseEmitter.event().comment("still there"));
            return;
        }
        emitter.send(SseEmitter.event().name("import").data(summary, MediaType.APPLICATION_JSON));
        if (summary.state().isFinal()) {
            emitter.complete();
        }
    }
}
