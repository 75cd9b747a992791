package org.productimporter.db;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/// Lets Boot bring the schema up to date before any bean uses the database.
@AutoConfiguration(before = FlywayAutoConfiguration.class)
class DatabaseAutoConfiguration {

    @Bean
    FlywayMigrationStrategy bringSchemaUpToDate() {
        return flyway -> new Schema(flyway).bringUpToDate();
    }
}
