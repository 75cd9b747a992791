package org.productimporter.web.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.ImportSubscription.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sends each change of any import to the followers: of its state at once, of its progress once a second. Also repeats a running import that does not change, because its
/// managing node may be dead. Only the polling thread of [ImportEventService] calls `observedIds` and `publish`; the other
/// methods are thread-safe.
final class ImportListEvents {

    /// About five seconds.
    static final int POLLS_BETWEEN_REPEATS = 20;

    /// One second: more often, pages would show progress that nobody can read.
    static final int POLLS_BETWEEN_PROGRESS = 4;

    /// The state of an import in its last event, and the number of polls since then.
    private record Polled(Snapshot sent, int polls) {

        static Polled of(ImportSummary summary, @Nullable Polled previous) {
            var snapshot = Snapshot.of(summary);
            if (previous == null || !previous.sent.hasStateOf(snapshot)) {
                return new Polled(snapshot, 0);
            }
            var polls = previous.polls + 1;
            var isRunning = !summary.state().isFinal() && summary.state() != ImportState.QUEUED;
            var isDue = previous.sent.equals(snapshot) ? isRunning && polls >= POLLS_BETWEEN_REPEATS
                    : polls >= POLLS_BETWEEN_PROGRESS;
            return isDue ? new Polled(snapshot, 0) : new Polled(previous.sent, polls);
        }

        boolean isEvent() {
            return polls == 0;
        }
    }

    private final JdbcClient jdbc;
    private final List<Consumer<ImportSummary>> followers = new CopyOnWriteArrayList<>();

    /// Imports that are observed although they may have ended, by their followers.
    private final Map<Consumer<ImportSummary>, Long> pinned = new ConcurrentHashMap<>();
    private Map<Long, Polled> open = new HashMap<>();
    private long latest;

    ImportListEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds a follower. It receives the open imports and those that are requested from now on.
    synchronized void add(Consumer<ImportSummary> follower) {
        if (followers.isEmpty()) {
            latest = jdbc.sql("select coalesce(max(id), 0) from import").query(Long.class).single();
            open = new HashMap<>();
        }
        followers.add(follower);
    }

    /// Observes an import in every poll until the follower is removed. Otherwise an import that opens and ends between two
    /// polls has no event.
    void pin(Consumer<ImportSummary> follower, long importId) {
        pinned.put(follower, importId);
    }

    void remove(Consumer<ImportSummary> follower) {
        pinned.remove(follower);
        followers.remove(follower);
    }

    void clear() {
        pinned.clear();
        followers.clear();
    }

    boolean hasFollowers() {
        return !followers.isEmpty();
    }

    private static final String OPEN_OR_NEW = """
            select id
            from import
            where state in ('queued', 'running', 'stopping', 'undoing')
            union
            select id
            from import
            where id > :latest
            """;

    /// Returns the imports that are open, were open at the last poll, are new, or are pinned.
    synchronized Set<Long> observedIds() {
        if (followers.isEmpty()) {
            return Set.of();
        }
        var ids = new HashSet<>(open.keySet());
        ids.addAll(pinned.values());
        ids.addAll(jdbc.sql(OPEN_OR_NEW).param("latest", latest).query((row, _) -> row.getLong("id")).list());
        return ids;
    }

    /// @param observed the result of [#observedIds]
    /// @param found the imports among them that exist
    synchronized void publish(Set<Long> observed, Map<Long, ImportSummary> found) {
        var stillOpen = new HashMap<Long, Polled>();
        var events = new ArrayList<ImportSummary>();
        for (var id : observed) {
            var summary = found.get(id);
            if (summary == null) {
                continue;
            }
            latest = Math.max(latest, id);
            var polled = Polled.of(summary, open.get(id));
            if (polled.isEvent()) {
                events.add(summary);
            }
            if (!summary.state().isFinal() || pinned.containsValue(id)) {
                stillOpen.put(id, polled);
            }
        }
        open = stillOpen;
        events.forEach(summary -> followers.forEach(follower -> follower.accept(summary)));
    }
}
