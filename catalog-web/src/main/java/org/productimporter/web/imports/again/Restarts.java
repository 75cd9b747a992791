package org.productimporter.web.imports.again;

import java.util.HashMap;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.InvalidOptionException;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.imports.ImportStatus;
import org.productimporter.web.imports.Imports;
import org.productimporter.web.imports.again.RestartPlan.Limits;
import org.productimporter.web.imports.again.RestartPlan.Part;
import org.productimporter.web.kit.Problem;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/// The door to restarting an import with a look at what that does, and with other limits. What
/// was done under the old ones stays done. Safe for any number of threads.
@Component
public class Restarts {

    private final JdbcClient jdbc;
    private final Imports imports;
    private final TransactionOperations transaction;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    Restarts(
            JdbcClient jdbc,
            Imports imports,
            TransactionOperations transaction,
            JsonMapper json,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.transaction = transaction;
        this.json = json;
        this.events = events;
    }

    private static final String PARTS =
            """
            select phase,
                   count(done_at) as done,
                   count(*) - count(done_at) as again
            from import_chunk
            where import_id = :import
            group by phase
            order by array_position(array['stage', 'preview', 'merge'], phase)
            """;

    /// What a restart would do now.
    ///
    /// @throws Problem 404 when there is no such import
    @RequiresScope(Scope.IMPORTS_READ)
    public RestartPlan plan(long importId) {
        var options = options(imports.find(importId));
        var parts =
                jdbc.sql(PARTS)
                        .param("import", importId)
                        .query(new SimplePropertyRowMapper<>(Part.class))
                        .list();
        var limit = options.maxRejected();
        return new RestartPlan(
                parts,
                limit == null ? "" : limit.toString(),
                options.missing() == ImportOptions.Missing.DEACTIVATE,
                options.missingCapPercent());
    }

    private static final String CHANGE =
            """
            update import
            set options = cast(:options as jsonb)
            where id = :import
            """;

    /// Queues a stopped or failed import again, under these limits from now on.
    ///
    /// @throws Problem 400 for a limit that is none, 404, or 409 when it cannot be restarted
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportStatus restart(long importId, Limits limits) {
        transaction.executeWithoutResult(
                _ -> {
                    var before = options(imports.restart(importId));
                    var after = with(before, limits);
                    if (!after.equals(before)) {
                        jdbc.sql(CHANGE)
                                .param("options", json.writeValueAsString(after.toMap()))
                                .param("import", importId)
                                .update();
                        events.publishEvent(
                                new AuditEvent(
                                        "import.limits_changed",
                                        "import:" + importId,
                                        before.toMap(),
                                        after.toMap()));
                    }
                });
        return imports.find(importId);
    }

    private static ImportOptions options(ImportStatus status) {
        return ImportOptions.of(status.options());
    }

    private static ImportOptions with(ImportOptions options, Limits limits) {
        var fields = new HashMap<>(options.toMap());
        fields.put("max_rejected", limits.maxRejected());
        fields.put("missing_cap_percent", limits.missingCapPercent());
        try {
            return ImportOptions.of(fields);
        } catch (InvalidOptionException e) {
            throw Problem.field(e.option(), String.valueOf(e.getMessage()));
        }
    }
}
