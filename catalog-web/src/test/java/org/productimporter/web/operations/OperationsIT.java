package org.productimporter.web.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.jobs.ExecutionRows;
import org.productimporter.web.operations.Node.Throughput;
import org.productimporter.web.operations.OperationsSnapshot.Check;
import org.productimporter.web.operations.OperationsSnapshot.Queue;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

@WebServerTest
@Timeout(60)
class OperationsIT {

    private static final SystemActor OPERATOR = SystemActor.of("operator", Scope.METRICS_READ);
    private static final Duration DEAD = Duration.ofSeconds(25);

    @Autowired private JdbcClient database;
    @Autowired private OperationsService operations;

    @Value("${product.importer.node}") private String here;

    private ExecutionRows rows;

    @BeforeEach
    void clear() {
        rows = new ExecutionRows(database);
        rows.clear();
    }

    private OperationsSnapshot snapshot() {
        return OPERATOR.call(operations::now);
    }

    private Node node(String name) {
        return snapshot().nodes().stream().filter(node -> node.name().equals(name)).findAny().get();
    }

    @Test
    void thisNodeIsAliveWithConnections() {
        var node = node(here);

        assertThat(node.isHere()).isTrue();
        assertThat(node.connections()).isPositive();
        assertThat(node.connectedAt()).isNotNull();
        assertThat(node.leases()).isEmpty();
        assertThat(node.throughput()).isEqualTo(Throughput.NONE);
        assertThat(node.health(DEAD)).isEqualTo(NodeHealth.ALIVE);
    }

    @Test
    void nodeWithALeaseAndNoConnectionIsGone() {
        var id = rows.importOf("spring.csv", "running", 1);
        rows.heldBy("n1", id, 5);

        var node = node("n1");

        assertThat(node.connections()).isZero();
        assertThat(node.leases()).singleElement().satisfies(lease -> {
            assertThat(lease.importId()).isEqualTo(id);
            assertThat(lease.fileName()).isEqualTo("spring.csv");
            assertThat(lease.silence()).isBetween(DEAD.minusSeconds(20), DEAD);
        });
        assertThat(node.health(DEAD)).isEqualTo(NodeHealth.GONE);
    }

    @Test
    void connectedNodeWithoutHeartbeatsIsSilent() {
        rows.heldBy(here, rows.importOf("spring.csv", "running", 1), 90);

        assertThat(node(here).health(DEAD)).isEqualTo(NodeHealth.SILENT);
    }

    @Test
    void throughputCountsTheChunksOfTheLastMinute() {
        var id = rows.importOf("spring.csv", "running", 1);
        rows.heldBy("n1", id, 1);
        rows.chunk(id, 0, true);
        rows.chunk(id, 1, true);
        database.sql("update import_chunk set done_at = clock_timestamp() where no = 0").update();
        assertThat(node("n1").throughput()).isEqualTo(new Throughput(1, 1, 10, List.of()));

        database.sql("update import_chunk set done_at = clock_timestamp(), node = :here").param("here", here).update();
        assertThat(node(here).throughput()).isEqualTo(new Throughput(1, 2, 20, List.of(id)));
        var byMinute = snapshot().throughput().rowsByMinute();
        assertThat(byMinute).hasSize(60);
        assertThat(byMinute.get(58) + byMinute.get(59)).isEqualTo(20);
    }

    @Test
    void countsQueuedAndEndedImports() {
        rows.importOf("a.csv", "queued", 1);
        rows.importOf("b.csv", "running", 2);
        rows.importOf("c.csv", "completed", 3);
        rows.importOf("d.csv", "failed", 4);
        database.sql("update import set finished_at = clock_timestamp() where state <> 'queued'").update();

        var snapshot = snapshot();

        assertThat(snapshot.queue()).isEqualTo(new Queue(1, 1, 0, snapshot.queue().oldest()))
                .satisfies(queue -> assertThat(queue.oldest()).isNotNull());
        assertThat(snapshot.throughput().completed()).isEqualTo(1);
        assertThat(snapshot.throughput().failed()).isEqualTo(1);
    }

    @Test
    void readsHealthPoolDiskAndMemory() {
        var snapshot = snapshot();

        assertThat(snapshot.health()).extracting(Check::name).contains("db", "diskSpace");
        assertThat(snapshot.health()).filteredOn(check -> check.name().equals("db")).allMatch(Check::isUp);
        assertThat(snapshot.local().node()).isEqualTo(here);
        assertThat(snapshot.local().pool().max()).isEqualTo(20);
        assertThat(snapshot.local().disk().freeBytes()).isPositive();
        assertThat(snapshot.local().disk().reserveBytes()).isEqualTo(1 << 20);
        assertThat(snapshot.local().memory().usedBytes()).isPositive();
        assertThat(snapshot.local().uptime()).isPositive();
    }

    @Test
    void oneThreadPollsForAllFollowersAndEndsWithThem() {
        var first = new CopyOnWriteArrayList<OperationsSnapshot>();
        var second = new CopyOnWriteArrayList<OperationsSnapshot>();
        Runnable leaveFirst = OPERATOR.call(() -> operations.follow(first::add));
        Runnable leaveSecond = OPERATOR.call(() -> operations.follow(second::add));
        await().until(() -> !first.isEmpty() && !second.isEmpty());
        assertThat(second.getFirst()).isSameAs(first.get(first.indexOf(second.getFirst())));

        leaveFirst.run();
        leaveSecond.run();

        await().until(() -> !operations.isPolling());
    }

    @Test
    void requiresAuthentication() {
        assertThatThrownBy(operations::now).isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }
}
