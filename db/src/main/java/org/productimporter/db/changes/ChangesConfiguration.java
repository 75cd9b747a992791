package org.productimporter.db.changes;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Import;

/// Registers the repository of this package in both programs, and binds the settings.
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@EnableConfigurationProperties({HistoryProperties.class, PreviewProperties.class})
@Import(ProductChangeRepository.class)
class ChangesConfiguration {}
