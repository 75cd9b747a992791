package org.productimporter.web.operations;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlTime;
import org.productimporter.db.node.NodeProperties;
import org.productimporter.web.operations.Node.Lease;
import org.productimporter.web.operations.Node.Throughput;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the nodes from their connections, their leases and the chunks of the last minute. The connections contain the node name,
/// so an idle node is listed too, and a killed one disappears immediately.
@Repository
class NodeRepository {

    private final JdbcClient jdbc;
    private final String here;

    NodeRepository(JdbcClient jdbc, NodeProperties node) {
        this.jdbc = jdbc;
        this.here = node.name();
    }

    private record Sessions(String node, int connections, int busy, @Nullable Instant connectedAt) {}

    /// All nodes that are connected or hold a lease, by name.
    List<Node> nodes() {
        var sessions = sessions();
        var leases = leases();
        var throughputs = throughputs(leases);
        var names = new TreeSet<>(sessions.keySet());
        names.addAll(leases.keySet());
        return names.stream().map(name -> {
            var open = sessions.getOrDefault(name, new Sessions(name, 0, 0, null));
            return new Node(name, name.equals(here), open.connections(), open.busy(), open.connectedAt(),
                    leases.getOrDefault(name, List.of()), throughputs.getOrDefault(name, Throughput.NONE));
        }).toList();
    }

    private static final String SESSIONS = """
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
        return jdbc.sql(SESSIONS).query(Sessions.class).stream().collect(toMap(Sessions::node, identity()));
    }

    private static final String LEASES = """
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
              and i.state in ('running', 'stopping', 'undoing')
            order by i.id
            """;

    private Map<String, List<Lease>> leases() {
        Map<String, List<Lease>> leases = new LinkedHashMap<>();
        jdbc.sql(LEASES).query(row -> {
            leases.computeIfAbsent(row.getString("picked_by"), _ -> new ArrayList<>()).add(lease(row));
        });
        return leases;
    }

    private static Lease lease(ResultSet row) throws SQLException {
        var silence = row.getObject("silence", Double.class);
        return new Lease(row.getLong("id"), row.getString("file_name"), row.getString("state"),
                SqlTime.optional(row, "attempt_started_at"),
                silence == null ? null : Duration.ofMillis(Math.round(silence * 1_000)));
    }

    /// Reads only open imports and the latest ones, because chunks have no index by time.
    private static final String THROUGHPUTS = """
            select c.node,
                   count(distinct c.worker) as workers,
                   count(*) as chunks,
                   sum(c.rows_read)::bigint as rows,
                   coalesce(
                       array_agg(distinct c.import_id)
                           filter (where i.state in ('running', 'stopping', 'undoing')),
                       '{}') as imports
            from import_chunk c
            join import i on i.id = c.import_id
            where c.import_id in (
                    select id from import where state in ('running', 'stopping', 'undoing')
                    union
                    (select id from import order by id desc limit 20))
              and c.done_at > clock_timestamp() - interval '1 minute'
              and c.node is not null
            group by c.node
            """;

    private Map<String, Throughput> throughputs(Map<String, List<Lease>> leases) {
        Map<String, Throughput> throughputs = new LinkedHashMap<>();
        jdbc.sql(THROUGHPUTS).query(row -> {
            var node = row.getString("node");
            var own = leases.getOrDefault(node, List.of()).stream().map(Lease::importId).toList();
            throughputs.put(node, throughput(row, own));
        });
        return throughputs;
    }

    private static Throughput throughput(ResultSet row, List<Long> own) throws SQLException {
        var imports = (Long[]) row.getArray("imports").getArray();
        return new Throughput(row.getInt("workers"), row.getLong("chunks"), row.getLong("rows"),
                Arrays.stream(imports).filter(id -> !own.contains(id)).toList());
    }
}
