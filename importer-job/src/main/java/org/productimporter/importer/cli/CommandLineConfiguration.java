package org.productimporter.importer.cli;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// What the command line needs beside a node; made only when it is asked for.
@Configuration(proxyBeanMethods = false)
class CommandLineConfiguration {

    @Bean
    @Lazy
    CommandLineImports commandLineImports(
            JdbcClient jdbc,
            JsonMapper json,
            TransactionTemplate transaction,
            Scheduler scheduler,
            Clock clock) {
        return new CommandLineImports(jdbc, json, transaction, scheduler, clock);
    }
}
