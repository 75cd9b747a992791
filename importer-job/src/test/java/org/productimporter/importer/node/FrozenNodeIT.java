package org.productimporter.importer.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.PostgresProxy;
import org.productimporter.db.testing.PostgresProxy.Action;
import org.productimporter.db.testing.PostgresProxy.Fault;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Connections that stay open but carry nothing any more: of a process stopped by SIGSTOP, or of a network that loses
/// packets. The import completes anyway, with the same result.
@OnPostgres
@TestInstance(Lifecycle.PER_CLASS)
class FrozenNodeIT {

    private static final String TIMEOUT = "product.importer.node-timeout=3s";

    /// For connections through the closed proxy.
    private static final String SHORT_WAIT = "spring.datasource.hikari.connection-timeout=500";

    private final TestDatabase server;
    private final JdbcClient database;
    private final ImportRequests requests;
    private HostileImport hostile;

    FrozenNodeIT(TestDatabase server, JdbcClient database) {
        this.server = server;
        this.database = database;
        this.requests = new ImportRequests(database);
    }

    @BeforeAll
    void writeFile(@TempDir Path folder) {
        hostile = HostileImport.in(folder, database);
    }

    @BeforeEach
    void clear() {
        requests.clear();
    }

    @Test
    void aManagerFrozenInsideCopyLosesItsChunks() throws Exception {
        var proxy = PostgresProxy.of(server);
        try (proxy; var manager = ImporterNode.start(server, "frozen", through(proxy), TIMEOUT, SHORT_WAIT)) {
            proxy.inject(message -> message.isCopyData() ? Action.STALL_ALL : Action.FORWARD);
            var id = request();
            awaitStall(proxy);
            try (var _ = ImporterNode.start(server, "successor", TIMEOUT)) {
                requests.awaitEnd(id);
            }
            hostile.completed(id);
            assertThat(requests.status(id).attempt()).isEqualTo(2);
            proxy.close();
            assertThat(manager.pool().isFailed()).isFalse();
        }
    }

    /// The workers of the manager wait until the helper is frozen, so that it has something to do.
    @Test
    void aHelperFrozenInsideCopyLosesItsChunks() throws Exception {
        var proxy = PostgresProxy.of(server);
        try (var manager = ImporterNode.start(server, "manager", TIMEOUT); proxy) {
            manager.pool().watch(sql -> {
                if (ImportRequests.isClaim(sql)) {
                    awaitStall(proxy);
                }
            });
            proxy.inject(message -> message.isCopyData() ? Action.STALL_ALL : Action.FORWARD);
            try (var _ = ImporterNode.start(server, "frozen", through(proxy), TIMEOUT, SHORT_WAIT)) {
                var id = request();
                requests.awaitEnd(id);
                hostile.completed(id);
                assertThat(requests.status(id).attempt()).isEqualTo(1);
                proxy.close();
            }
        }
    }

    /// The node is alive, but the connection of one chunk carries nothing any more.
    @Test
    void aChunkOnAStalledConnectionIsRepeated() {
        repeatsAfter(new Fault() {
            private final AtomicBoolean once = new AtomicBoolean();

            @Override
            public Action on(PostgresProxy.Message message) {
                return message.isCopyData() && once.compareAndSet(false, true) ? Action.STALL : Action.FORWARD;
            }
        }, "product.importer.chunk-timeout=5s");
    }

    /// The server has committed the chunk, so it must not be staged twice.
    @Test
    void aChunkWhoseCommitHasNoReplyIsNotRepeated() {
        var copied = ConcurrentHashMap.<Integer>newKeySet();
        var once = new AtomicBoolean();
        repeatsAfter(message -> {
            if (message.isCopyData()) {
                copied.add(message.connection());
            }
            var lost = message.isCommitReply() && copied.contains(message.connection());
            return lost && once.compareAndSet(false, true) ? Action.STALL : Action.FORWARD;
        }, "product.importer.commit-timeout=1s");
    }

    private void repeatsAfter(Fault fault, String setting) {
        var proxy = PostgresProxy.of(server);
        try (proxy; var _ = ImporterNode.start(server, "node", through(proxy), setting)) {
            proxy.inject(fault);
            var id = request();
            requests.awaitEnd(id);
            hostile.completed(id);
            assertThat(requests.status(id).attempt()).isEqualTo(2);
            assertThat(proxy.stalled().getCount()).isZero();
        }
    }

    private ImportId request() {
        var id = hostile.insert();
        requests.schedule(id);
        return id;
    }

    private static String through(PostgresProxy proxy) {
        return "spring.datasource.url=" + proxy.jdbcUrl();
    }

    private static void awaitStall(PostgresProxy proxy) {
        CountDownLatch stalled = proxy.stalled();
        try {
            assertThat(stalled.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
