package org.productimporter.db.node;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.productimporter.db.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The heartbeats of all nodes, by the clock of the database. A node is identified by the `application_name` of its
/// connections. Thread-safe.
final class NodeHeartbeatRepository {

    private final JdbcClient jdbc;

    /// @param jdbc connections with the `application_name` of this node
    NodeHeartbeatRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String BEAT = """
            insert into node_heartbeat as h (session_name, beat_at)
            values (current_setting('application_name'), clock_timestamp())
            on conflict (session_name) do update
            set beat_at = clock_timestamp()
            returning beat_at as time,
                coalesce(old.beat_at > clock_timestamp() - make_interval(secs => :timeout), false) as in_time
            """;

    /// A recorded heartbeat.
    ///
    /// @param time by the clock of the database
    /// @param inTime whether the one before was in time: not at the start, and not after this node or the database was
    ///     frozen
    record Beat(Instant time, boolean inTime) {}

    /// Records a heartbeat of this node.
    Beat beat(Duration timeout) {
        return jdbc.sql(BEAT)
                .param("timeout", seconds(timeout))
                .query((row, _) -> new Beat(SqlTime.required(row, "time"), row.getBoolean("in_time")))
                .single();
    }

    /// The transactions of a frozen node that were ended.
    ///
    /// @param sessionName `application_name` of the node
    /// @param count number of transactions
    record EndedTransactions(String sessionName, int count) {}

    /// A transaction that is younger than the timeout began after the last missed heartbeat, so its node is alive.
    private static final String END_TRANSACTIONS = """
            select h.session_name, count(*) filter (where pg_terminate_backend(a.pid)) as count
            from node_heartbeat h
            join pg_stat_activity a on a.application_name = h.session_name
            where h.session_name <> current_setting('application_name')
            and h.beat_at < clock_timestamp() - make_interval(secs => :timeout)
            and a.xact_start < clock_timestamp() - make_interval(secs => :timeout)
            and a.datname = current_database()
            and a.usename = current_user
            and a.pid <> pg_backend_pid()
            group by h.session_name
            """;

    /// Ends the sessions with an open transaction of nodes without a heartbeat in the last `timeout`. PostgreSQL rolls
    /// the transactions back and releases their locks, even in the middle of a COPY.
    List<EndedTransactions> endTransactionsOfFrozenNodes(Duration timeout) {
        return jdbc.sql(END_TRANSACTIONS)
                .param("timeout", seconds(timeout))
                .query((row, _) -> new EndedTransactions(row.getString("session_name"), row.getInt("count")))
                .list();
    }

    private static final String REMOVE = """
            delete from node_heartbeat
            where session_name = current_setting('application_name')
            or beat_at < clock_timestamp() - interval '1 day'
            """;

    /// Removes this node, which shuts down, and nodes that have been dead for a day.
    void remove() {
        jdbc.sql(REMOVE).update();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
