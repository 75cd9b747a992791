package org.productimporter.web.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.productimporter.web.operations.Snapshot.Check;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// The parts of the health that the actuator reports, one line each.
@Component
class ReadHealth {

    private final HealthEndpoint endpoint;

    ReadHealth(HealthEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    List<Check> read() {
        var checks = new ArrayList<Check>();
        collect("server", endpoint.health(), checks);
        return checks;
    }

    private static void collect(String name, HealthDescriptor health, List<Check> checks) {
        if (health instanceof CompositeHealthDescriptor parts) {
            var components = parts.getComponents();
            if (components != null) {
                components.forEach((part, detail) -> collect(part, detail, checks));
            }
        } else {
            checks.add(
                    new Check(
                            name,
                            health.getStatus().equals(Status.UP),
                            health.getStatus().getCode(),
                            health instanceof IndicatedHealthDescriptor one
                                    ? words(one.getDetails())
                                    : ""));
        }
    }

    /// Paths and statements are nobody's business on a screen.
    private static String words(Map<String, Object> details) {
        return details.entrySet().stream()
                .filter(detail -> detail.getKey().matches("database|error|status|version"))
                .map(detail -> String.valueOf(detail.getValue()))
                .collect(Collectors.joining(", "));
    }
}
