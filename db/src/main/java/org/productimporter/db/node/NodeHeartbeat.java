package org.productimporter.db.node;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Sends the heartbeats of this node and ends the open transactions of frozen nodes, so that nobody waits for their
/// locks. A frozen process keeps its connections open, and PostgreSQL has no timeout for a session that waits for the
/// data of a COPY.
///
/// Uses a connection of its own: neither a busy pool nor sessions that wait for a lock delay a heartbeat. The first to
/// start and the last to stop.
final class NodeHeartbeat implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NodeHeartbeat.class);
    private static final int BEATS_PER_TIMEOUT = 4;
    private static final Duration MIN_CONNECTION_TIMEOUT = Duration.ofSeconds(1);

    private final HikariDataSource connection;
    private final NodeHeartbeatRepository heartbeats;
    private final Duration timeout;
    private final DatabaseClock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private volatile boolean running;
    private boolean failed;

    /// @param pool the pool whose server, user and driver settings are used
    /// @param timeout time since the last heartbeat after which a node counts as frozen
    /// @param clock is set with each heartbeat
    NodeHeartbeat(HikariDataSource pool, Duration timeout, DatabaseClock clock) {
        this.connection = ownConnection(pool, timeout);
        this.heartbeats = new NodeHeartbeatRepository(JdbcClient.create(connection));
        this.timeout = timeout;
        this.clock = clock;
    }

    /// Connects at the first heartbeat.
    private static HikariDataSource ownConnection(HikariDataSource pool, Duration timeout) {
        var config = new HikariDataSource();
        config.setPoolName("heartbeat");
        config.setJdbcUrl(pool.getJdbcUrl());
        config.setUsername(pool.getUsername());
        config.setPassword(pool.getPassword());
        pool.getDataSourceProperties().forEach((name, value) -> config.addDataSourceProperty("" + name, value));
        config.addDataSourceProperty("socketTimeout", "" + Math.max(1, timeout.toSeconds()));
        config.setConnectionInitSql(pool.getConnectionInitSql());
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(Math.max(MIN_CONNECTION_TIMEOUT.toMillis(), timeout.toMillis() / 2));
        config.setInitializationFailTimeout(-1);
        return config;
    }

    @Override
    public void start() {
        running = true;
        var _ = timer.scheduleWithFixedDelay(this::beat, 0, timeout.toMillis() / BEATS_PER_TIMEOUT,
                TimeUnit.MILLISECONDS);
    }

    /// A node that was frozen itself does not know which other nodes are alive, so it only sends its heartbeat.
    private void beat() {
        try {
            var beat = heartbeats.beat(timeout);
            clock.set(beat.time());
            if (beat.inTime()) {
                heartbeats.endTransactionsOfFrozenNodes(timeout).forEach(this::log);
            }
            failed = false;
        } catch (RuntimeException e) {
            if (!failed && running) {
                LOG.warn("The heartbeat of this node failed and is repeated: {}", e.toString());
            }
            failed = true;
        }
    }

    private void log(NodeHeartbeatRepository.EndedTransactions ended) {
        LOG.warn("Ended {} open transactions of \"{}\", which has sent no heartbeat for {} s or more", ended.count(),
                ended.sessionName(), timeout.toSeconds());
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdown();
        try {
            if (timer.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                heartbeats.remove();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("The heartbeat of this node cannot be removed", e);
        }
        connection.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
