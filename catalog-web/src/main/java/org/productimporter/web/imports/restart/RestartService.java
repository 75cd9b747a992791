package org.productimporter.web.imports.restart;

import java.util.HashMap;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.imports.InvalidOptionException;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.imports.restart.RestartPlan.Limits;
import org.productimporter.web.imports.restart.RestartPlan.Part;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Restarts imports with other limits. Completed chunks are not processed again. Thread-safe.
@Service
public class RestartService {

    private final JdbcClient jdbc;
    private final ImportService imports;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    RestartService(JdbcClient jdbc, ImportService imports, JsonMapper json, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.json = json;
        this.events = events;
    }

    private static final String PARTS = """
            select phase,
                   count(done_at) as done,
                   count(*) - count(done_at) as again
            from import_chunk
            where import_id = :import
            and (phase = 'undo') = (select undo_requested_at is not null from import where id = :import)
            group by phase
            order by array_position(array['stage', 'preview', 'merge'], phase)
            """;

    /// Returns what a restart would do now.
    ///
    /// @throws ProblemException 404 if the import does not exist
    @RequiresScope(Scope.IMPORTS_READ)
    public RestartPlan plan(long importId) {
        var options = ImportOptions.of(imports.find(importId).options());
        var parts = jdbc.sql(PARTS).param("import", importId).query(new SimplePropertyRowMapper<>(Part.class)).list();
        var limit = options.maxRejected();
        return new RestartPlan(parts, limit == null ? "" : limit.toString(),
                options.missing() == ImportOptions.Missing.DEACTIVATE, options.missingCapPercent());
    }

    /// Queues a stopped or failed import again with the limits.
    ///
    /// @throws ProblemException 400 for an invalid limit, 404, or 409 if the import cannot be restarted
    @RequiresScope(Scope.IMPORTS_WRITE)
    @Transactional
    public ImportSummary restart(long importId, Limits limits) {
        var before = ImportOptions.of(imports.restart(importId).options());
        var after = with(before, limits);
        if (!after.equals(before)) {
            jdbc.sql("update import set options = cast(:options as jsonb) where id = :import")
                    .param("options", json.writeValueAsString(after.toMap()))
                    .param("import", importId)
                    .update();
            events.publishEvent(
                    new AuditEvent("import.limits_changed", "import:" + importId, before.toMap(), after.toMap()));
        }
        return imports.find(importId);
    }

    private static ImportOptions with(ImportOptions options, Limits limits) {
        var fields = new HashMap<>(options.toMap());
        fields.put("max_rejected", limits.maxRejected());
        fields.put("missing_cap_percent", limits.missingCapPercent());
        try {
            return ImportOptions.of(fields);
        } catch (InvalidOptionException e) {
            throw ProblemException.field(e.option(), String.valueOf(e.getMessage()));
        }
    }
}
