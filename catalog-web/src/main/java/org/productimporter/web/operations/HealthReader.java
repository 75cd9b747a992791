package org.productimporter.web.operations;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.productimporter.web.operations.OperationsSnapshot.Check;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// Reads the health of this node from the actuator as a flat list.
@Component
class HealthReader {

    private final HealthEndpoint endpoint;

    HealthReader(HealthEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    List<Check> read() {
        return checks("server", endpoint.health()).toList();
    }

    private static Stream<Check> checks(String name, HealthDescriptor health) {
        if (health instanceof CompositeHealthDescriptor parts) {
            var components = parts.getComponents();
            return components == null ? Stream.empty()
                    : components.entrySet().stream().flatMap(part -> checks(part.getKey(), part.getValue()));
        }
        return Stream.of(new Check(name, health.getStatus().equals(Status.UP), health.getStatus().getCode(),
                health instanceof IndicatedHealthDescriptor indicated ? text(indicated.getDetails()) : ""));
    }

    /// Omits paths and statements, which must not appear on a page.
    private static String text(Map<String, Object> details) {
        return details.entrySet()
                .stream()
                .filter(detail -> detail.getKey().matches("database|error|status|version"))
                .map(detail -> String.valueOf(detail.getValue()))
                .collect(Collectors.joining(", "));
    }
}
