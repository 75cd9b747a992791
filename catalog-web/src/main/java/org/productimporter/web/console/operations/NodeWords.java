package org.productimporter.web.console.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.productimporter.web.console.kit.Badge;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Tone;
import org.productimporter.web.operations.Node;
import org.productimporter.web.operations.Node.Held;
import org.productimporter.web.operations.Node.Life;

/// What is said about nodes, in words and colours. Pure functions.
final class NodeWords {

    private NodeWords() {}

    static Badge badge(Life life) {
        return switch (life) {
            case ALIVE -> new Badge(Tone.GOOD, "Alive");
            case SILENT -> new Badge(Tone.WARNING, "Silent");
            case GONE -> new Badge(Tone.BAD, "Gone");
        };
    }

    /// The proof, in words.
    static String proof(Node node, Instant now) {
        var silence =
                node.held().stream()
                        .map(NodeWords::silence)
                        .distinct()
                        .collect(Collectors.joining(", "));
        if (node.connectedAt() == null) {
            return "no connection to the database, " + silence;
        }
        var connected = Duration.between(node.connectedAt(), now);
        var words =
                "connected for "
                        + Numbers.duration(connected.isNegative() ? Duration.ZERO : connected);
        return silence.isEmpty() ? words : words + ", " + silence;
    }

    private static String silence(Held held) {
        return held.silence() == null
                ? "never gave a heartbeat"
                : "heartbeat " + held.silence().toSeconds() + " s ago";
    }

    /// What the workers of a node did in the last minute.
    static String pace(Node node) {
        var pace = node.pace();
        return pace.chunks() == 0
                ? "nothing in the last minute"
                : "%s, %s, %s in the last minute"
                        .formatted(
                                Numbers.count(pace.workers(), "worker", "workers"),
                                Numbers.count(pace.chunks(), "chunk", "chunks"),
                                Numbers.count(pace.rows(), "row", "rows"));
    }

    /// The answer of the page in one line.
    static String summary(List<Node> nodes, Duration deadAfter) {
        if (nodes.isEmpty()) {
            return "No node gives a sign of itself";
        }
        var alive = nodes.stream().filter(node -> node.life(deadAfter) == Life.ALIVE).count();
        var busy = nodes.stream().filter(NodeWords::isBusy).count();
        var words =
                Numbers.count(alive, "node", "nodes")
                        + " alive, "
                        + Numbers.count(busy)
                        + " at work";
        var lost = nodes.size() - alive;
        return lost == 0 ? words : words + "; " + Numbers.count(lost) + " lost";
    }

    private static boolean isBusy(Node node) {
        return !node.held().isEmpty() || node.pace().chunks() > 0;
    }
}
