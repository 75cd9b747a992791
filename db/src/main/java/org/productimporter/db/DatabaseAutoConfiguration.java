package org.productimporter.db;

import org.productimporter.db.node.NodeProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/// Lets Boot bring the schema up to date before any bean uses the database, and says what this node is.
@AutoConfiguration(before = FlywayAutoConfiguration.class)
@EnableConfigurationProperties(NodeProperties.class)
class DatabaseAutoConfiguration {

    @Bean
    FlywayMigrationStrategy bringSchemaUpToDate() {
        return flyway -> new Schema(flyway).bringUpToDate();
    }
}
