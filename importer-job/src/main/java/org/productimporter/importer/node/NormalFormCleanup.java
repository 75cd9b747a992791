package org.productimporter.importer.node;

import org.productimporter.importer.normal.NormalForms;
import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Deletes the normal forms of imports that are completed or deleted. Thread-safe.
@Component
class NormalFormCleanup {

    private final NormalForms normalForms;
    private final JdbcClient jdbc;

    NormalFormCleanup(NormalForms normalForms, JdbcClient jdbc) {
        this.normalForms = normalForms;
        this.jdbc = jdbc;
    }

    private static final String NEEDED = """
            select id
            from import
            where id = any(:ids)
            and state <> 'completed'
            and undo_requested_at is null
            """;

    void run() {
        var stored = normalForms.stored();
        if (stored.isEmpty()) {
            return;
        }
        var ids = stored.stream().map(ImportId::value).toArray(Long[]::new);
        jdbc.sql(NEEDED).param("ids", ids).query(Long.class).list().forEach(id -> stored.remove(new ImportId(id)));
        stored.forEach(normalForms::delete);
    }
}
