package org.productimporter.importer.cli;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Clock;
import org.productimporter.db.imports.ImportStateRepository;
import org.productimporter.db.imports.ImportSummaryRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.support.TransactionTemplate;

/// What the command line needs beside a node; made only when it is asked for.
@Configuration(proxyBeanMethods = false)
class CommandLineConfiguration {

    @Bean
    @Lazy
    ImportFollower commandLineImports(ImportStateRepository states, ImportSummaryRepository summaries,
            TransactionTemplate transaction, Scheduler scheduler, Clock clock) {
        return new ImportFollower(states, summaries, transaction, scheduler, clock);
    }
}
