package org.productimporter.web.imports;

import java.time.Clock;
import java.util.List;
import org.productimporter.db.changes.HistoryProperties;
import org.productimporter.db.imports.ImportStateRepository;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.imports.UndoEffect;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Requests the undo of imports and tells its effect before. Importers do the work, as for an import. Thread-safe.
@Service
public class ImportUndoService {

    private final ImportService imports;
    private final ImportStateRepository states;
    private final KeptProductService products;
    private final ImportScheduler scheduler;
    private final HistoryProperties history;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ImportUndoService(ImportService imports, ImportStateRepository states, KeptProductService products,
            ImportScheduler scheduler, HistoryProperties history, JdbcClient jdbc, Clock clock,
            ApplicationEventPublisher events) {
        this.imports = imports;
        this.states = states;
        this.products = products;
        this.scheduler = scheduler;
        this.history = history;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /// Returns what an undo would do now.
    ///
    /// @throws ProblemException 404, or 409 if the import cannot be undone
    @RequiresScope(Scope.IMPORTS_READ)
    @Transactional(readOnly = true)
    public UndoEffect preview(long id) {
        var current = states.current(id).orElseThrow(() -> ProblemException.notFound("There is no import " + id));
        ActionConflict.require(current, ImportAction.UNDO, id, "cannot be undone");
        requirePossible(imports.find(id));
        return products.effect(id);
    }

    /// Requests the undo of a completed import. It takes its place behind the imports that are open now.
    ///
    /// @param requestedBy the name of the token or user
    /// @throws ProblemException 404, or 409 if the import cannot be undone
    @RequiresScope(Scope.IMPORTS_WRITE)
    @Transactional
    public ImportSummary undo(long id, String requestedBy) {
        var current = states.lock(id).orElseThrow(() -> ProblemException.notFound("There is no import " + id));
        ActionConflict.require(current, ImportAction.UNDO, id, "cannot be undone");
        requirePossible(imports.find(id));
        states.undo(id, requestedBy);
        scheduler.schedule(id);
        events.publishEvent(AuditEvent.of("import.undo_requested", "import:" + id));
        return imports.find(id);
    }

    private void requirePossible(ImportSummary summary) {
        if (!history.enabled()) {
            throw ProblemException.conflict("The history of the products is switched off",
                    "Set product.importer.history.enabled=true on all nodes");
        }
        requireRecorded(summary);
        requireNoOpenRetry(summary.id());
    }

    private static final String RECORDED = """
            select coalesce(sum(products), 0)
            from product_change
            where import_id = :import
            """;

    private void requireRecorded(ImportSummary summary) {
        var until = summary.undoUntil();
        if (until != null && !until.isAfter(clock.instant())) {
            throw ProblemException.conflict("Import %d could be undone until %s".formatted(summary.id(), until),
                    "Its changes are kept for the period that is set on the page Operations; correct the products by another import");
        }
        var changed = summary.rows().inserted() + summary.rows().updated() + summary.rowsDeactivated();
        var recorded = jdbc.sql(RECORDED).param("import", summary.id()).query(Long.class).single();
        if (recorded < changed) {
            throw ProblemException.conflict(
                    "Import %d changed %,d products, and the history contains %,d of these changes"
                            .formatted(summary.id(), changed, recorded),
                    "The rest was deleted, or not recorded because product.importer.history.enabled was false; correct the products by another import");
        }
    }

    private static final String OPEN_RETRIES = """
            select id
            from import
            where retry_of = :import
            and state in ('queued', 'running', 'stopping', 'undoing')
            order by id
            """;

    private void requireNoOpenRetry(long id) {
        List<Long> open = jdbc.sql(OPEN_RETRIES).param("import", id).query((row, _) -> row.getLong("id")).list();
        if (!open.isEmpty()) {
            throw ProblemException.conflict(
                    "Import %d of corrected rows of import %d is running".formatted(open.getFirst(), id),
                    "Wait until it has ended, or stop it");
        }
    }
}
