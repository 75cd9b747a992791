package org.productimporter.web.console.operations;

import java.util.ArrayList;
import java.util.Locale;
import org.productimporter.web.console.kit.Badge;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Tone;
import org.productimporter.web.operations.Node.Life;
import org.productimporter.web.operations.Snapshot;
import org.productimporter.web.operations.Snapshot.Check;

/// What is said about the health, in words and colours. Pure functions.
final class HealthWords {

    private HealthWords() {}

    /// The answer of the page in one line: what is wrong, or that nothing is.
    static String summary(Snapshot snapshot) {
        var wrong = new ArrayList<String>();
        snapshot.health().stream()
                .filter(check -> isWrong(check))
                .map(check -> name(check.name()) + " is " + check.status().toLowerCase(Locale.ROOT))
                .forEach(wrong::add);
        var lost =
                snapshot.nodes().stream()
                        .filter(node -> node.life(snapshot.deadAfter()) != Life.ALIVE)
                        .count();
        if (lost > 0) {
            wrong.add(Numbers.count(lost, "node is", "nodes are") + " lost");
        }
        if (snapshot.here().disk().isFull()) {
            wrong.add("the disk of uploads is full");
        }
        if (snapshot.here().pool().waiting() > 0) {
            wrong.add("threads wait for a database connection");
        }
        return wrong.isEmpty() ? "Everything does well" : String.join("; ", wrong);
    }

    private static boolean isWrong(Check check) {
        return !check.isUp() && !check.status().equals("UNKNOWN");
    }

    static Badge badge(Check check) {
        if (check.isUp()) {
            return new Badge(Tone.GOOD, "Up");
        }
        return isWrong(check)
                ? new Badge(Tone.BAD, words(check.status()))
                : new Badge(Tone.QUIET, words(check.status()));
    }

    /// `OUT_OF_SERVICE` is "Out of service".
    private static String words(String status) {
        var text = status.replace('_', ' ').toLowerCase(Locale.ROOT);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /// Names of the actuator in the words of people; others as they are.
    static String name(String part) {
        return switch (part) {
            case "db" -> "Database";
            case "diskSpace" -> "Disk";
            case "ping" -> "Server";
            case "ssl" -> "Certificates";
            case "livenessState" -> "Liveness";
            case "readinessState" -> "Readiness";
            case "dbScheduler", "db-scheduler" -> "Scheduler of imports";
            default -> part;
        };
    }
}
