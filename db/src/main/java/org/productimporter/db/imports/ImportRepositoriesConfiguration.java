package org.productimporter.db.imports;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Import;

/// Registers the repositories of this package in both programs.
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@Import({ImportSummaryRepository.class, ImportStateRepository.class})
class ImportRepositoriesConfiguration {}
