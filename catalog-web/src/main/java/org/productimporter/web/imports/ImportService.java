package org.productimporter.web.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.imports.ImportStateRepository;
import org.productimporter.db.imports.ImportSummaryRepository;
import org.productimporter.model.files.SourceFile;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportRequest;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.common.Cursor;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.common.Page;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.productimporter.web.uploads.StoredUpload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// Submits imports, reads them, and stops, restarts, applies, abandons or deletes them. Importers on this and other nodes
/// do the work; the two programs communicate through the tables only. Thread-safe.
@Service
public class ImportService {

    private static final Logger LOG = LoggerFactory.getLogger(ImportService.class);

    private final ImportRepository imports;
    private final ImportStateRepository states;
    private final ImportSummaryRepository summaries;
    private final IdempotencyKeys keys;
    private final ImportScheduler scheduler;
    private final TransactionOperations transaction;
    private final DataDirectory data;
    private final ApplicationEventPublisher events;

    ImportService(ImportRepository imports, ImportStateRepository states, ImportSummaryRepository summaries,
            IdempotencyKeys keys, ImportScheduler scheduler, TransactionOperations transaction, DataDirectory data,
            ApplicationEventPublisher events) {
        this.imports = imports;
        this.states = states;
        this.summaries = summaries;
        this.keys = keys;
        this.scheduler = scheduler;
        this.transaction = transaction;
        this.data = data;
        this.events = events;
    }

    /// The audit log's entry of a request.
    private record RequestedImport(String fileName, ImportOptions options, String requestedBy) {}

    /// Inserts an import together with the task that runs it, and commits its file. If the same requester has sent the
    /// key of the request before, returns the earlier import and discards the file.
    ///
    /// @throws ProblemException 422 if the key belongs to another file
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportSummary submit(ImportRequest request, StoredUpload upload) throws IOException {
        var path = upload.commit();
        try {
            var id = transaction.execute(_ -> insert(request, upload, path));
            if (id != null) {
                LOG.info("Import {} requested by {}: {}, {} bytes", id, request.requestedBy(), request.fileName(),
                        upload.bytes());
                return find(id);
            }
            upload.rollBack();
            return find(keys.requireSameFile(request, upload));
        } catch (RuntimeException e) {
            rollBackUnlessInserted(upload, path);
            throw e;
        }
    }

    private @Nullable Long insert(ImportRequest request, StoredUpload upload, Path path) {
        var file = new SourceFile(path, upload.bytes(), upload.sha256().orElse(null));
        var id = states.add(request, file).map(ImportId::value);
        id.ifPresent(inserted -> {
            scheduler.schedule(inserted);
            events.publishEvent(AuditEvent.created("import.requested", "import:" + inserted,
                    new RequestedImport(request.fileName(), request.options(), request.requestedBy())));
        });
        return id.orElse(null);
    }

    /// A commit may have succeeded although its confirmation was lost; then the import needs the file. If the database
    /// does not answer either, the file stays. `FileRetentionScheduler` deletes it later if no import refers to it.
    private void rollBackUnlessInserted(StoredUpload upload, Path path) {
        try {
            if (!imports.existsWithFile(path)) {
                upload.rollBack();
            }
        } catch (RuntimeException e) {
            LOG.warn("Cannot determine whether an import of {} was inserted; the file stays", path, e);
        }
    }

    /// Returns the import that the same requester submitted with the same key and a file of the same name. A repeated
    /// request for a file of the drop folder no longer finds its file there.
    ///
    /// @throws ProblemException 422 if the key belongs to another file
    @RequiresScope(Scope.IMPORTS_WRITE)
    public Optional<ImportSummary> findSubmitted(ImportRequest request) {
        return keys.findSameFileName(request).map(this::find);
    }

    /// @throws ProblemException 404 if the import does not exist
    @RequiresScope(Scope.IMPORTS_READ)
    public ImportSummary find(long id) {
        return summaries.find(id).orElseThrow(() -> notFound(id));
    }

    /// Returns those of the imports that exist, the latest first, in one statement.
    @RequiresScope(Scope.IMPORTS_READ)
    public List<ImportSummary> find(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : summaries.find(ids);
    }

    /// Returns one page of imports, the latest first.
    ///
    /// @throws ProblemException 400 if the cursor is invalid
    @RequiresScope(Scope.IMPORTS_READ)
    public Page<ImportSummary> page(ImportFilter filter, @Nullable String cursor, int size) {
        var ids = imports.page(filter, Cursor.decode(cursor, Long.MAX_VALUE), size + 1);
        return Page.of(find(ids), size, ImportSummary::id);
    }

    /// Returns the actions that the import accepts now. Another user may be faster, so an action may still fail.
    ///
    /// @throws ProblemException 404 if the import does not exist
    @RequiresScope(Scope.IMPORTS_READ)
    public Set<ImportAction> allowedActions(long id) {
        return states.current(id).orElseThrow(() -> notFound(id)).allowedActions();
    }

    /// Stops an import. A queued import stops at once, a running one when its workers have completed their current
    /// chunks. Stopping it again has no effect.
    ///
    /// @throws ProblemException 404, or 409 if it has ended
    @RequiresScope(Scope.IMPORTS_WRITE)
    @Transactional
    public ImportSummary stop(long id) {
        var current = states.lock(id).orElseThrow(() -> notFound(id));
        if (current.state() != ImportState.STOPPING) {
            ActionConflict.require(current, ImportAction.STOP, id, "has ended and cannot be stopped");
            if (current.state() == ImportState.QUEUED) {
                states.stopQueued(id);
                scheduler.cancel(id);
            } else {
                states.stopRunning(id);
                // A waiting undo stops at once.
                scheduler.cancel(id);
                scheduler.schedule(id);
            }
        }
        return changed(id, "import.stopped");
    }

    /// Queues a stopped or failed import again. Completed chunks are not processed again.
    ///
    /// @throws ProblemException 404, or 409 if it did not stop or fail, or is abandoned
    @RequiresScope(Scope.IMPORTS_WRITE)
    @Transactional
    public ImportSummary restart(long id) {
        lock(id, ImportAction.RESTART, "cannot be restarted");
        states.restart(id);
        scheduler.schedule(id);
        return changed(id, "import.restarted");
    }

    /// Queues a previewed import for its merge.
    ///
    /// @throws ProblemException 404, or 409 if it is not previewed
    @RequiresScope(Scope.IMPORTS_WRITE)
    @Transactional
    public ImportSummary apply(long id) {
        lock(id, ImportAction.APPLY, "has no preview to apply");
        states.apply(id);
        scheduler.schedule(id);
        return changed(id, "import.applied");
    }

    /// Abandons a stopped or failed import. It can only be deleted afterwards.
    ///
    /// @throws ProblemException 404, or 409 if it did not stop or fail
    @RequiresScope(Scope.IMPORTS_WRITE)
    @Transactional
    public ImportSummary abandon(long id) {
        lock(id, ImportAction.ABANDON, "cannot be abandoned");
        states.abandon(id);
        return changed(id, "import.abandoned");
    }

    /// Queues an import that waits for its mapping, with the options of the answer.
    ///
    /// @throws ProblemException 404, or 409 if it does not wait for its mapping
    @RequiresScope(Scope.IMPORTS_WRITE)
    @Transactional
    public ImportSummary answer(long id, MappingAnswer answer) {
        lock(id, ImportAction.CONFIRM_MAPPING, "does not wait for its mapping");
        answer.apply(id, states);
        scheduler.schedule(id);
        return find(id);
    }

    private ImportSummary changed(long id, String action) {
        events.publishEvent(AuditEvent.of(action, "import:" + id));
        return find(id);
    }

    /// Deletes an import that has ended, with its file, ledger and rejections. Products stay.
    ///
    /// @throws ProblemException 404, or 409 if it has not ended
    @RequiresScope(Scope.IMPORTS_WRITE)
    public void delete(long id) throws IOException {
        var file = transaction.execute(_ -> {
            lock(id, ImportAction.DELETE, "has not ended and cannot be deleted");
            events.publishEvent(AuditEvent.of("import.deleted", "import:" + id));
            return states.delete(id);
        });
        // Files of the command line are outside the uploads folder. They belong to the user and stay.
        if (file != null && file.startsWith(data.uploads())) {
            Files.deleteIfExists(file);
        }
    }

    private void lock(long id, ImportAction action, String reason) {
        ActionConflict.require(states.lock(id).orElseThrow(() -> notFound(id)), action, id, reason);
    }

    private static ProblemException notFound(long id) {
        return ProblemException.notFound("There is no import " + id);
    }
}
