package org.productimporter.web.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.node.NodeProperties;
import org.productimporter.web.operations.Node.Held;
import org.productimporter.web.operations.Node.Pace;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who is connected to the database, who holds an import, and who did chunks a moment ago. Each
/// node names itself in its connections, so one that does nothing is seen too, and one that was
/// killed is missed at once.
@Component
class NodeStore {

    private final JdbcClient jdbc;
    private final String here;
    private final Duration deadAfter;

    NodeStore(
            JdbcClient jdbc,
            NodeProperties node,
            @Value("${product.importer.jobs.dead-after:25s}") Duration deadAfter) {
        this.jdbc = jdbc;
        this.here = node.name();
        this.deadAfter = deadAfter;
    }

    /// So long a silence is taken for death.
    Duration deadAfter() {
        return deadAfter;
    }

    private record Sessions(int connections, int busy, @Nullable Instant connectedAt) {

        static final Sessions NONE = new Sessions(0, 0, null);
    }

    /// All nodes that give a sign of themselves, by name.
    List<Node> nodes() {
        var sessions = sessions();
        var held = held();
        var paces = paces(held);
        var names = new TreeSet<String>();
        names.addAll(sessions.keySet());
        names.addAll(held.keySet());
        var nodes = new ArrayList<Node>();
        for (var name : names) {
            var open = sessions.getOrDefault(name, Sessions.NONE);
            nodes.add(
                    new Node(
                            name,
                            name.equals(here),
                            open.connections(),
                            open.busy(),
                            open.connectedAt(),
                            held.getOrDefault(name, List.of()),
                            paces.getOrDefault(name, Pace.NONE)));
        }
        return nodes;
    }

    private static final String SESSIONS =
            """
            select substr(application_name, length('product-importer ') + 1) as node,
                   count(*) as connections,
                   count(*) filter (where state <> 'idle' and pid <> pg_backend_pid()) as busy,
                   min(backend_start) as connected_at
            from pg_stat_activity
            where datname = current_database()
              and application_name like 'product-importer %'
            group by application_name
            """;

    private Map<String, Sessions> sessions() {
        Map<String, Sessions> sessions = new LinkedHashMap<>();
        jdbc.sql(SESSIONS)
                .query(
                        row -> {
                            sessions.put(
                                    row.getString("node"),
                                    new Sessions(
                                            row.getInt("connections"),
                                            row.getInt("busy"),
                                            time(row, "connected_at")));
                        });
        return sessions;
    }

    private static final String HELD =
            """
            select t.picked_by,
                   i.id,
                   i.file_name,
                   i.state,
                   i.attempt_started_at,
                   extract(epoch from clock_timestamp() - t.last_heartbeat)::float8 as silence
            from scheduled_tasks t
            join import i
                on i.id = case when t.task_name = 'run-import' then t.task_instance::bigint end
            where t.task_name = 'run-import'
              and t.picked
              and t.picked_by is not null
              and i.state in ('running', 'stopping')
            order by i.id
            """;

    private Map<String, List<Held>> held() {
        Map<String, List<Held>> held = new LinkedHashMap<>();
        jdbc.sql(HELD)
                .query(
                        row -> {
                            held.computeIfAbsent(row.getString("picked_by"), _ -> new ArrayList<>())
                                    .add(held(row));
                        });
        return held;
    }

    private static Held held(ResultSet row) throws SQLException {
        var silence = row.getObject("silence", Double.class);
        return new Held(
                row.getLong("id"),
                row.getString("file_name"),
                row.getString("state"),
                time(row, "attempt_started_at"),
                silence == null ? null : Duration.ofMillis(Math.round(silence * 1_000)));
    }

    /// Of imports that are open, or were a moment ago, because chunks have no index by time.
    private static final String PACES =
            """
            select c.node,
                   count(distinct c.worker) as workers,
                   count(*) as chunks,
                   sum(c.rows_read)::bigint as rows,
                   coalesce(
                       array_agg(distinct c.import_id)
                           filter (where i.state in ('running', 'stopping')),
                       '{}') as imports
            from import_chunk c
            join import i on i.id = c.import_id
            where c.import_id in (
                    select id from import where state in ('running', 'stopping')
                    union
                    (select id from import order by id desc limit 20))
              and c.done_at > clock_timestamp() - interval '1 minute'
              and c.node is not null
            group by c.node
            """;

    private Map<String, Pace> paces(Map<String, List<Held>> held) {
        Map<String, Pace> paces = new LinkedHashMap<>();
        jdbc.sql(PACES)
                .query(
                        row -> {
                            var node = row.getString("node");
                            var own =
                                    held.getOrDefault(node, List.of()).stream()
                                            .map(Held::importId)
                                            .toList();
                            paces.put(node, pace(row, own));
                        });
        return paces;
    }

    private static Pace pace(ResultSet row, List<Long> own) throws SQLException {
        var imports = (Long[]) row.getArray("imports").getArray();
        return new Pace(
                row.getInt("workers"),
                row.getLong("chunks"),
                row.getLong("rows"),
                Arrays.stream(imports).filter(id -> !own.contains(id)).toList());
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
