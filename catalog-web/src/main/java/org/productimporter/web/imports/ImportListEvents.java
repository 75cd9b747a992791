package org.productimporter.web.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tells followers of all imports about each change, and now and then of an import that works and
/// does not change: the node that held it may be dead. Of the methods, only the polling thread of
/// [ImportEventService] calls `wanted` and `tell`; the others may be called by any thread.
final class ImportListEvents {

    /// About five seconds.
    static final int QUIET_LOOKS = 20;

    /// How an import looked, and how often it has looked so since it was told.
    private record Seen(ImportEventService.Shown look, int quiet) {

        static Seen of(ImportSummary status, @Nullable Seen before) {
            var look = ImportEventService.Shown.of(status);
            if (before == null || !before.look.equals(look)) {
                return new Seen(look, 0);
            }
            var waits = status.state() == ImportState.QUEUED;
            return new Seen(look, waits ? 1 : (before.quiet + 1) % QUIET_LOOKS);
        }

        boolean isNews() {
            return quiet == 0;
        }
    }

    private final JdbcClient jdbc;
    private final List<Consumer<ImportSummary>> followers = new CopyOnWriteArrayList<>();
    private Map<Long, Seen> shown = new HashMap<>();
    private long latest;

    ImportListEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Imports requested from now on are news; earlier ones only while they are open.
    synchronized void add(Consumer<ImportSummary> follower) {
        if (followers.isEmpty()) {
            latest = findLatest();
            shown = new HashMap<>();
        }
        followers.add(follower);
    }

    void remove(Consumer<ImportSummary> follower) {
        followers.remove(follower);
    }

    void clear() {
        followers.clear();
    }

    boolean isFollowed() {
        return !followers.isEmpty();
    }

    /// Those that are open, those that were a moment ago, and new ones.
    synchronized Set<Long> wanted() {
        if (followers.isEmpty()) {
            return Set.of();
        }
        var wanted = new HashSet<>(shown.keySet());
        wanted.addAll(openOrAfter(latest));
        return wanted;
    }

    synchronized void tell(Set<Long> wanted, Map<Long, ImportSummary> found) {
        var now = new HashMap<Long, Seen>();
        var news = new ArrayList<ImportSummary>();
        for (var id : wanted) {
            var status = found.get(id);
            if (status == null) {
                continue;
            }
            latest = Math.max(latest, id);
            var seen = Seen.of(status, shown.get(id));
            if (seen.isNews()) {
                news.add(status);
            }
            if (!status.state().isFinal()) {
                now.put(id, seen);
            }
        }
        shown = now;
        news.forEach(status -> followers.forEach(follower -> follower.accept(status)));
    }

    private static final String OPEN_OR_AFTER = """
            select id
            from import
            where state in ('queued', 'running', 'stopping')
            union
            select id
            from import
            where id > :after
            """;

    private List<Long> openOrAfter(long after) {
        return jdbc.sql(OPEN_OR_AFTER).param("after", after).query((row, number) -> row.getLong("id")).list();
    }

    private static final String LATEST = """
            select coalesce(max(id), 0)
            from import
            """;

    private long findLatest() {
        return jdbc.sql(LATEST).query(Long.class).single();
    }
}
