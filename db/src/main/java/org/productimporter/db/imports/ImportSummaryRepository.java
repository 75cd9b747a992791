package org.productimporter.db.imports;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.productimporter.db.SqlFile;
import org.productimporter.db.changes.HistoryProperties;
import org.productimporter.model.imports.ImportSummary;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the summaries of imports. Thread-safe.
public class ImportSummaryRepository {

    private static final String FIND = SqlFile.read(ImportSummaryRepository.class, "find-imports.sql");

    private final JdbcClient jdbc;
    private final HistoryProperties history;

    public ImportSummaryRepository(JdbcClient jdbc, HistoryProperties history) {
        this.jdbc = jdbc;
        this.history = history;
    }

    /// Returns the existing imports of `ids`, latest first.
    public List<ImportSummary> find(Collection<Long> ids) {
        return jdbc.sql(FIND)
                .param("ids", ids.toArray(Long[]::new))
                .param("keep_history", (double) history.keep().toSeconds())
                .query(new ImportSummaryMapper())
                .list();
    }

    /// Returns the import `id`, if it exists.
    public Optional<ImportSummary> find(long id) {
        return find(List.of(id)).stream().findFirst();
    }
}
