package org.productimporter.db;

import org.productimporter.db.node.NodeProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/// Migrates the schema with [Schema] before any bean uses the database, and binds [NodeProperties].
@AutoConfiguration(before = FlywayAutoConfiguration.class)
@EnableConfigurationProperties(NodeProperties.class)
class DatabaseAutoConfiguration {

    @Bean
    FlywayMigrationStrategy schemaMigration() {
        return flyway -> new Schema(flyway).migrate();
    }
}
