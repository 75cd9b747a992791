package org.productimporter.db.node;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/// Lets every node with a database send heartbeats and use the clock of the database.
@AutoConfiguration(after = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@ConditionalOnSingleCandidate(DataSource.class)
class NodeHeartbeatAutoConfiguration {

    @Bean
    DatabaseClock databaseClock() {
        return new DatabaseClock();
    }

    /// The clock of every task and lease of this program.
    @Bean
    Clock clock(DatabaseClock database) {
        return database.withZone(ZoneOffset.UTC);
    }

    @Bean(destroyMethod = "")
    NodeHeartbeat nodeHeartbeat(DataSource dataSource, NodeProperties node, DatabaseClock clock) throws SQLException {
        return new NodeHeartbeat(dataSource.unwrap(HikariDataSource.class), node.timeout(), clock);
    }
}
