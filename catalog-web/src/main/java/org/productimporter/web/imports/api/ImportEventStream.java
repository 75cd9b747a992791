package org.productimporter.web.imports.api;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.ImportEventService;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// One client that follows one import. A slow client misses states in between, never the last
/// one; it holds nobody up, because a virtual thread writes to it, and only while there is
/// something to write.
final class ImportEventStream implements ImportEventService.Watcher {

    private static final long NO_TIMEOUT = 0L;

    private final long importId;
    private final ImportEventService events;
    private final SseEmitter emitter = new SseEmitter(NO_TIMEOUT);
    private final AtomicReference<@Nullable Message> waiting = new AtomicReference<>();
    private final AtomicBoolean writing = new AtomicBoolean();

    /// @param status the news; null for a sign of life
    private record Message(@Nullable ImportSummary status) {}

    ImportEventStream(long importId, ImportEventService events) {
        this.importId = importId;
        this.events = events;
        emitter.onCompletion(this::leave);
        emitter.onTimeout(this::leave);
        emitter.onError(failure -> leave());
    }

    SseEmitter emitter() {
        return emitter;
    }

    private void leave() {
        events.leave(this);
    }

    @Override
    public long importId() {
        return importId;
    }

    @Override
    public void changed(ImportSummary status) {
        waiting.set(new Message(status));
        write();
    }

    @Override
    public void quiet() {
        waiting.compareAndSet(null, new Message(null));
        write();
    }

    @Override
    public void ended() {
        emitter.complete();
    }

    private void write() {
        if (writing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("import-events-" + importId).start(this::drain);
        }
    }

    private void drain() {
        try {
            for (var next = waiting.getAndSet(null); next != null; next = waiting.getAndSet(null)) {
                send(next.status());
            }
        } catch (IOException | IllegalStateException e) {
            // The client is gone; the container ends the request.
            leave();
        } finally {
            writing.set(false);
        }
        if (waiting.get() != null) {
            write();
        }
    }

    private void send(@Nullable ImportSummary status) throws IOException {
        if (status == null) {
            emitter.send(SseEmitter.event().comment("still there"));
            return;
        }
        emitter.send(SseEmitter.event().name("import").data(status, MediaType.APPLICATION_JSON));
        if (status.state().isFinal()) {
            emitter.complete();
        }
    }
}
