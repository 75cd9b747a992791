package org.productimporter.web.operations.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.productimporter.web.operations.Node;
import org.productimporter.web.operations.Node.Lease;
import org.productimporter.web.operations.Node.Throughput;
import org.productimporter.web.operations.NodeHealth;

class NodeLabelsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration DEAD = Duration.ofSeconds(25);
    private static final Throughput IDLE = new Throughput(0, 0, 0, List.of());

    private static Node node(int connections, @Nullable Duration... silences) {
        var held = Arrays.stream(silences).map(silence -> new Lease(7, "spring.csv", "running", NOW, silence)).toList();
        return new Node("n1", false, connections, 0, connections == 0 ? null : NOW.minusSeconds(200), held, IDLE);
    }

    @Test
    void connectionsAndHeartbeatsDetermineTheHealth() {
        assertThat(node(4).health(DEAD)).isEqualTo(NodeHealth.ALIVE);
        assertThat(node(4, Duration.ofSeconds(24)).health(DEAD)).isEqualTo(NodeHealth.ALIVE);
        assertThat(node(4, Duration.ofSeconds(25)).health(DEAD)).isEqualTo(NodeHealth.SILENT);
        assertThat(node(0, Duration.ofSeconds(1)).health(DEAD)).isEqualTo(NodeHealth.GONE);
    }

    @Test
    void evidenceNamesConnectionsAndHeartbeats() {
        assertThat(NodeLabels.evidence(node(4), NOW)).isEqualTo("connected for 3 min 20 s");
        assertThat(NodeLabels.evidence(node(4, Duration.ofSeconds(3)), NOW))
                .isEqualTo("connected for 3 min 20 s, last heartbeat 3 s ago");
        assertThat(NodeLabels.evidence(node(0, Duration.ofSeconds(90)), NOW))
                .isEqualTo("no connection to the database, last heartbeat 90 s ago");
    }

    @Test
    void summaryCountsLostNodes() {
        assertThat(NodeLabels.summary(List.of(), DEAD)).isEqualTo("No nodes are connected");
        assertThat(NodeLabels.summary(List.of(node(4), node(4)), DEAD)).isEqualTo("2 nodes alive, 0 busy");
        assertThat(NodeLabels.summary(List.of(node(4), node(0, Duration.ofSeconds(90))), DEAD))
                .isEqualTo("1 node alive, 1 busy; 1 lost");
    }

    @Test
    void propertiesHaveEnvironmentVariables() {
        assertThat(RetentionTable.variable("product.importer.upload.max-size"))
                .isEqualTo("PRODUCT_IMPORTER_UPLOAD_MAXSIZE");
    }
}
