package org.productimporter.bench.faults.injection;

import java.sql.Connection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Reads an import in less than a millisecond, over one connection. For one thread.
final class ImportWatch implements AutoCloseable {

    private static final String PHASE = """
            select case when state in ('queued', 'running', 'stopping') then coalesce(phase, 'queued') else '' end
            from import
            where id = :id
            """;

    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;
    private final long id;

    ImportWatch(Connection session, long id) {
        connection = new SingleConnectionDataSource(session, true);
        jdbc = JdbcClient.create(connection);
        this.id = id;
    }

    /// The phase; empty after the end of the import.
    String phase() {
        return jdbc.sql(PHASE).param("id", id).query(String.class).single();
    }

    private static final String IN_COPY = """
            select exists (
                select from pg_stat_activity
                where application_name like '%-' || :node
                and state = 'active'
                and wait_event = 'ClientRead'
                and query like 'copy %')
            """;

    /// Whether a session of the node waits for the data of a COPY.
    boolean isInCopy(long nodeProcess) {
        return jdbc.sql(IN_COPY).param("node", Long.toString(nodeProcess)).query(Boolean.class).single();
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
