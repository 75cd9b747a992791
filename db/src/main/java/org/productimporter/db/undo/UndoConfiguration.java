package org.productimporter.db.undo;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Import;

/// Registers the repository of this package in both programs.
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@Import(UndoSelector.class)
class UndoConfiguration {}
