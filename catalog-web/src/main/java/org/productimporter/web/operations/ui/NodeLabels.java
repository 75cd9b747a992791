package org.productimporter.web.operations.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.productimporter.web.operations.Node;
import org.productimporter.web.operations.Node.Lease;
import org.productimporter.web.operations.NodeHealth;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;

/// Labels of nodes. Pure functions.
final class NodeLabels {

    private NodeLabels() {}

    static Badge badge(NodeHealth health) {
        return switch (health) {
            case ALIVE -> new Badge(Severity.SUCCESS, "Alive");
            case SILENT -> new Badge(Severity.WARNING, "Silent");
            case GONE -> new Badge(Severity.ERROR, "Gone");
        };
    }

    /// The connections and heartbeats behind the health of a node.
    static String evidence(Node node, Instant now) {
        var heartbeats = node.leases().stream().map(NodeLabels::heartbeat).distinct().collect(Collectors.joining(", "));
        if (node.connectedAt() == null) {
            return "no connection to the database, " + heartbeats;
        }
        var connected = Duration.between(node.connectedAt(), now);
        var words = "connected for " + Numbers.duration(connected.isNegative() ? Duration.ZERO : connected);
        return heartbeats.isEmpty() ? words : words + ", " + heartbeats;
    }

    private static String heartbeat(Lease lease) {
        return lease.silence() == null ? "no heartbeat" : "last heartbeat " + lease.silence().toSeconds() + " s ago";
    }

    static String throughput(Node node) {
        var done = node.throughput();
        return done.chunks() == 0 ? "nothing in the last minute"
                : "%s, %s, %s in the last minute".formatted(Numbers.count(done.workers(), "worker", "workers"),
                        Numbers.count(done.chunks(), "chunk", "chunks"), Numbers.count(done.rows(), "row", "rows"));
    }

    /// How many nodes are alive, busy and lost.
    static String summary(List<Node> nodes, Duration deadAfter) {
        if (nodes.isEmpty()) {
            return "No nodes are connected";
        }
        var alive = nodes.stream().filter(node -> node.health(deadAfter) == NodeHealth.ALIVE).count();
        var busy = nodes.stream().filter(node -> !node.leases().isEmpty() || node.throughput().chunks() > 0).count();
        var words = Numbers.count(alive, "node", "nodes") + " alive, " + Numbers.count(busy) + " busy";
        return nodes.size() == alive ? words : words + "; " + Numbers.count(nodes.size() - alive) + " lost";
    }
}
