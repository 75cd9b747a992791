package org.productimporter.web.imports;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.imports.ImportSummaryRepository;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.imports.RowCounts;
import org.productimporter.web.common.ChangePoller;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells watchers what becomes of imports. One thread of this node asks the database four times
/// a second for all watched imports at once, and only while somebody watches.
@Component
public class ImportEventService {

    /// Somebody who follows one import. Called by the polling thread, so it must not block.
    public interface Watcher {

        /// Number of the import.
        long importId();

        /// Something changed; the first call comes with the present state.
        void changed(ImportSummary status);

        /// Nothing changed for a while; proof that the line is alive.
        void quiet();

        /// No more calls follow: the import is gone, or this node is closing.
        void ended();
    }

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int QUIET_POLLS = 60;
    private static final int MAX_WATCHERS = 1_000;

    private final ImportService imports;

    /// For the polling thread, which asks for everybody and is nobody.
    private final ImportSummaryRepository summaries;

    private final List<Seat> seats = new CopyOnWriteArrayList<>();
    private final ImportListEvents changed;
    private final ChangePoller lookout;

    @Autowired
    ImportEventService(ImportService imports, ImportSummaryRepository summaries, JdbcClient jdbc) {
        this(imports, summaries, jdbc, Thread::sleep);
    }

    ImportEventService(ImportService imports, ImportSummaryRepository summaries, JdbcClient jdbc,
            ChangePoller.Sleeper pace) {
        this.imports = imports;
        this.summaries = summaries;
        this.changed = new ImportListEvents(jdbc);
        this.lookout = new ChangePoller("import-events", PAUSE, pace, this::isWatched, this::tellAll);
    }

    /// What a watcher was last told. Only the polling thread touches it.
    private static final class Seat {
        final Watcher watcher;
        @Nullable Shown shown;
        int quietPolls;

        Seat(Watcher watcher) {
            this.watcher = watcher;
        }
    }

    /// What makes an event; times and rates alone do not.
    record Shown(ImportState state, @Nullable String phase, String message, double percent, long bytesRead,
            RowCounts rows, int attempt, @Nullable Long jobExecutionId) {

        static Shown of(ImportSummary status) {
            return new Shown(status.state(), status.phase(), status.message(), status.percent(), status.bytesRead(),
                    status.rows(), status.attempt(), status.jobExecutionId());
        }
    }

    /// Begins to call `watcher`.
    ///
    /// @throws Problem 404 when there is no such import, 503 when too many watch already
    @RequiresScope(Scope.IMPORTS_READ)
    public void watch(Watcher watcher) {
        imports.find(watcher.importId());
        if (seats.size() >= MAX_WATCHERS) {
            throw ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "Too many watchers",
                    "%,d clients follow imports on this node; poll GET /api/imports/%d instead".formatted(MAX_WATCHERS,
                            watcher.importId()));
        }
        seats.add(new Seat(watcher));
        lookout.start();
    }

    /// Ends the calls to `watcher`; does nothing when they have ended.
    @NoScopeRequired("only ends what the caller began")
    public void leave(Watcher watcher) {
        seats.removeIf(seat -> seat.watcher.equals(watcher));
    }

    /// Calls `follower` about each change of any import, until the answer is run. It is called by
    /// the polling thread, so it must not block.
    @RequiresScope(Scope.IMPORTS_READ)
    public Runnable follow(Consumer<ImportSummary> follower) {
        changed.add(follower);
        lookout.start();
        return () -> changed.remove(follower);
    }

    private boolean isWatched() {
        return !seats.isEmpty() || changed.isFollowed();
    }

    /// Whether the polling thread is alive; false as soon as nobody watches.
    boolean isPolling() {
        return lookout.isRunning();
    }

    /// Streams would hold up an orderly end of the server.
    @EventListener(ContextClosedEvent.class)
    void close() {
        for (var seat : seats) {
            seat.watcher.ended();
        }
        seats.clear();
        changed.clear();
    }

    private void tellAll() {
        var ids = seats.stream().map(seat -> seat.watcher.importId()).collect(Collectors.toCollection(HashSet::new));
        Map<Long, ImportSummary> found = new HashMap<>();
        var followed = changed.wanted();
        ids.addAll(followed);
        summaries.find(ids).forEach(status -> found.put(status.id(), status));
        for (var seat : seats) {
            tell(seat, found.get(seat.watcher.importId()));
        }
        changed.tell(followed, found);
    }

    private void tell(Seat seat, @Nullable ImportSummary status) {
        if (status == null) {
            seats.remove(seat);
            seat.watcher.ended();
            return;
        }
        var shown = Shown.of(status);
        if (!shown.equals(seat.shown)) {
            seat.shown = shown;
            seat.quietPolls = 0;
            seat.watcher.changed(status);
        } else if (++seat.quietPolls % QUIET_POLLS == 0) {
            seat.watcher.quiet();
        }
        if (status.state().isFinal()) {
            seats.remove(seat);
        }
    }
}
