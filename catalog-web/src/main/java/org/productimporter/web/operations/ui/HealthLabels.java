package org.productimporter.web.operations.ui;

import java.util.ArrayList;
import java.util.Locale;
import org.productimporter.web.operations.NodeHealth;
import org.productimporter.web.operations.OperationsSnapshot;
import org.productimporter.web.operations.OperationsSnapshot.Check;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;

/// Labels of the health of the server. Pure functions.
final class HealthLabels {

    private HealthLabels() {}

    /// All problems in one line, or that there are none.
    static String summary(OperationsSnapshot snapshot) {
        var problems = new ArrayList<String>();
        snapshot.health()
                .stream()
                .filter(HealthLabels::isProblem)
                .map(check -> name(check.name()) + " is " + check.status().toLowerCase(Locale.ROOT))
                .forEach(problems::add);
        var lost =
                snapshot.nodes().stream().filter(node -> node.health(snapshot.deadAfter()) != NodeHealth.ALIVE).count();
        if (lost > 0) {
            problems.add(Numbers.count(lost, "node is", "nodes are") + " lost");
        }
        if (snapshot.local().disk().isFull()) {
            problems.add("the upload disk is full");
        }
        if (snapshot.local().pool().waiting() > 0) {
            problems.add("threads wait for a database connection");
        }
        return problems.isEmpty() ? "All systems healthy" : String.join("; ", problems);
    }

    private static boolean isProblem(Check check) {
        return !check.isUp() && !check.status().equals("UNKNOWN");
    }

    static Badge badge(Check check) {
        if (check.isUp()) {
            return new Badge(Severity.SUCCESS, "Up");
        }
        // `OUT_OF_SERVICE` is "Out of service".
        var text = check.status().replace('_', ' ').toLowerCase(Locale.ROOT);
        return new Badge(isProblem(check) ? Severity.ERROR : Severity.NEUTRAL,
                text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
    }

    /// The label of a part of the actuator's health; unknown names stay as they are.
    static String name(String part) {
        return switch (part) {
            case "db" -> "Database";
            case "diskSpace" -> "Disk";
            case "ping" -> "Server";
            case "ssl" -> "Certificates";
            case "livenessState" -> "Liveness";
            case "readinessState" -> "Readiness";
            case "dbScheduler", "db-scheduler" -> "Import scheduler";
            default -> part;
        };
    }
}
