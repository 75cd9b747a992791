package org.productimporter.importer;

import java.util.Set;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Stops the start of a node whose `product.importer.roles` are misspelt: it would do nothing,
/// and say nothing about it.
@AutoConfiguration
@EnableConfigurationProperties(NodeRoles.Settings.class)
class NodeRoles {

    /// What a node may be.
    enum Role {
        WEB,
        IMPORTER
    }

    /// @param roles what this node is; both by default
    @ConfigurationProperties("product.importer")
    record Settings(@DefaultValue({"web", "importer"}) Set<Role> roles) {

        Settings {
            if (roles.isEmpty()) {
                throw new IllegalArgumentException(
                        "product.importer.roles is web, importer or both, this is empty");
            }
        }
    }
}
