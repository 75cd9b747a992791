package org.productimporter.db.node;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.core.env.Environment;

/// The name and the roles of this node, under `product.importer`. An unknown role stops the start.
///
/// @param name `product.importer.node`: the unique name in tables, logs and database sessions; by default host name and
///     process ID
/// @param roles `product.importer.roles`, case-insensitive; all by default
/// @param timeout `product.importer.node-timeout`: time since the last heartbeat after which a node counts as frozen, so
///     that other nodes end its open transactions; at least one second
@ConfigurationProperties("product.importer")
public record NodeProperties(@Name("node") @DefaultValue("node") String name, @DefaultValue({
        "web", "importer"}) Set<NodeRole> roles, @Name("node-timeout") @DefaultValue("20s") Duration timeout) {

    public NodeProperties {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("product.importer.roles is empty; it must be web, importer or both");
        }
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("product.importer.node-timeout is at least 1s, this is " + timeout);
        }
    }

    /// Binds the properties for code that runs before there are beans. Beans inject them.
    public static NodeProperties of(Environment environment) {
        return Binder.get(environment).bindOrCreate("product.importer", NodeProperties.class);
    }
}
