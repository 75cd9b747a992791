package org.productimporter.db.imports;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Gives both programs the repositories of this package.
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
class ImportRepositoriesConfiguration {

    @Bean
    ImportSummaryRepository importSummaryRepository(JdbcClient jdbc) {
        return new ImportSummaryRepository(jdbc);
    }

    @Bean
    ImportStateRepository importStateRepository(JdbcClient jdbc, ImportSummaryRepository summaries) {
        return new ImportStateRepository(jdbc, summaries);
    }
}
