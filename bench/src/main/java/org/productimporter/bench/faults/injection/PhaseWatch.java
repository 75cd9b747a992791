package org.productimporter.bench.faults.injection;

import java.sql.Connection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Reads the phase of an import in less than a millisecond, over one connection. For one thread.
final class PhaseWatch implements AutoCloseable {

    private static final String PHASE = """
            select case when state in ('queued', 'running', 'stopping') then coalesce(phase, 'queued') else '' end
            from import
            where id = :id
            """;

    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;
    private final long id;

    PhaseWatch(Connection session, long id) {
        connection = new SingleConnectionDataSource(session, true);
        jdbc = JdbcClient.create(connection);
        this.id = id;
    }

    /// The phase; empty after the end of the import.
    String phase() {
        return jdbc.sql(PHASE).param("id", id).query(String.class).single();
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
