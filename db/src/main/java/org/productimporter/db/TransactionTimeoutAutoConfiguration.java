package org.productimporter.db;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;

/// Limits the end of every transaction to `product.importer.commit-timeout`, 30 seconds by default.
@AutoConfiguration(after = DataSourceAutoConfiguration.class,
        before = DataSourceTransactionManagerAutoConfiguration.class)
@ConditionalOnSingleCandidate(DataSource.class)
class TransactionTimeoutAutoConfiguration {

    @Bean
    TransactionEndTimeout transactionEndTimeout(DataSource dataSource,
            @Value("${product.importer.commit-timeout:30s}") Duration timeout) {
        return new TransactionEndTimeout(dataSource, timeout);
    }
}
