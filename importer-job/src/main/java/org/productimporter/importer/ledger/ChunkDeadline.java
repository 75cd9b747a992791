package org.productimporter.importer.ledger;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.productimporter.importer.ImporterProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Limits the transaction of a chunk at both ends: PostgreSQL ends the session, even in the middle of a COPY, and the
/// worker gives up a connection without a reply. The chunk is then processed again. Thread-safe.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ChunkDeadline {

    private static final SQLExceptionTranslator TRANSLATOR = new SQLStateSQLExceptionTranslator();

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Duration timeout;

    ChunkDeadline(DataSource dataSource, JdbcClient jdbc, ImporterProperties properties) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.timeout = properties.chunkTimeout();
    }

    private static final String BEGIN = "select set_config('transaction_timeout', :millis, true)";

    /// Begins the deadline of the current transaction. A claim calls it when it has got its chunk: a worker that waits
    /// for the chunks of others has done nothing yet.
    void begin() {
        limitReplies();
        jdbc.sql(BEGIN).param("millis", Long.toString(timeout.toMillis())).query(String.class).single();
    }

    /// Later than the limit of the server, whose reason is the better message.
    private void limitReplies() {
        var millis = Math.toIntExact(timeout.toMillis() + Math.clamp(timeout.toMillis() / 2, 1, 10_000));
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            connection.setNetworkTimeout(Runnable::run, millis);
        } catch (SQLException e) {
            throw TRANSLATOR.translate("network timeout", null, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
