package org.productimporter.web.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tells followers of all imports about each change. Of the methods, only the polling thread of
/// [ImportEvents] calls `wanted` and `tell`; the others may be called by any thread.
final class ChangedImports {

    private final JdbcClient jdbc;
    private final List<Consumer<ImportStatus>> followers = new CopyOnWriteArrayList<>();
    private Map<Long, ImportEvents.Shown> shown = new HashMap<>();
    private long latest;

    ChangedImports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Imports requested from now on are news; earlier ones only while they are open.
    synchronized void add(Consumer<ImportStatus> follower) {
        if (followers.isEmpty()) {
            latest = findLatest();
            shown = new HashMap<>();
        }
        followers.add(follower);
    }

    void remove(Consumer<ImportStatus> follower) {
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

    synchronized void tell(Set<Long> wanted, Map<Long, ImportStatus> found) {
        var now = new HashMap<Long, ImportEvents.Shown>();
        var news = new ArrayList<ImportStatus>();
        for (var id : wanted) {
            var status = found.get(id);
            if (status == null) {
                continue;
            }
            latest = Math.max(latest, id);
            var look = ImportEvents.Shown.of(status);
            if (!look.equals(shown.get(id))) {
                news.add(status);
            }
            if (!status.state().isFinal()) {
                now.put(id, look);
            }
        }
        shown = now;
        news.forEach(status -> followers.forEach(follower -> follower.accept(status)));
    }

    private static final String OPEN_OR_AFTER =
            """
            select id
            from import
            where state in ('queued', 'running', 'stopping')
            union
            select id
            from import
            where id > :after
            """;

    private List<Long> openOrAfter(long after) {
        return jdbc.sql(OPEN_OR_AFTER)
                .param("after", after)
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    private static final String LATEST =
            """
            select coalesce(max(id), 0)
            from import
            """;

    private long findLatest() {
        return jdbc.sql(LATEST).query(Long.class).single();
    }
}
