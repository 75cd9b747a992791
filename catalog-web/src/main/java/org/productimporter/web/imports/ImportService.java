package org.productimporter.web.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.imports.CurrentState;
import org.productimporter.db.imports.ImportStateRepository;
import org.productimporter.db.imports.ImportSummaryRepository;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportRequest;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.imports.SourceFile;
import org.productimporter.web.common.Cursor;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.common.Page;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.productimporter.web.uploads.StoredUpload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The door to imports: ask for one, look at them, stop, restart, apply and delete them. Safe
/// for any number of threads and nodes. The work itself is done by an importer, on this node or
/// another; the two meet in the tables only.
@Component
public class ImportService {

    private static final Logger LOG = LoggerFactory.getLogger(ImportService.class);

    private final ImportRepository store;
    private final ImportStateRepository states;
    private final ImportSummaryRepository summaries;
    private final ImportScheduler queue;
    private final TransactionOperations transaction;
    private final DataDirectory data;
    private final ImportAuditListener trail;

    ImportService(ImportRepository store, ImportStateRepository states, ImportSummaryRepository summaries,
            ImportScheduler queue, TransactionOperations transaction, DataDirectory data, ImportAuditListener trail) {
        this.store = store;
        this.states = states;
        this.summaries = summaries;
        this.queue = queue;
        this.transaction = transaction;
        this.data = data;
        this.trail = trail;
    }

    /// Records a request together with the task that runs it, and keeps its file. With the key
    /// of an earlier request of the same requester, answers that one's import and drops the
    /// file.
    ///
    /// @throws Problem 422 when the key belongs to another file
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportSummary ask(ImportRequest wanted, StoredUpload file) throws IOException {
        var path = file.keep();
        try {
            var id = transaction.execute(status -> insert(wanted, file, path));
            if (id != null) {
                LOG.info("Import {} asked for by {}: {}, {} bytes", id, wanted.requestedBy(), wanted.fileName(),
                        file.bytes());
                return find(id);
            }
            file.giveUp();
            return find(IdempotencyKeys.sameAsBefore(store, wanted, file).id());
        } catch (RuntimeException e) {
            giveUpUnlessRecorded(file, path);
            throw e;
        }
    }

    private @Nullable Long insert(ImportRequest wanted, StoredUpload file, Path path) {
        var source = new SourceFile(path, file.bytes(), file.sha256().orElse(null));
        var id = states.add(wanted, source).map(ImportId::value);
        id.ifPresent(added -> {
            queue.add(added);
            trail.requested(added, wanted);
        });
        return id.orElse(null);
    }

    /// A commit may have happened although its answer was lost; then the file is needed. If the
    /// database cannot tell either, the file stays, and is swept later when no row names it.
    private void giveUpUnlessRecorded(StoredUpload file, Path path) {
        try {
            if (!store.knowsFile(path)) {
                file.giveUp();
            }
        } catch (RuntimeException e) {
            LOG.warn("Whether an import of {} was recorded is not known; the file stays", path, e);
        }
    }

    /// The import that the same requester asked for with the same key and a file of the same
    /// name; for requests whose file is gone from its place by the time they are repeated.
    ///
    /// @throws Problem 422 when the key belongs to another file
    @RequiresScope(Scope.IMPORTS_WRITE)
    public Optional<ImportSummary> askedBefore(ImportRequest wanted) {
        return IdempotencyKeys.before(store, wanted).map(found -> find(found.id()));
    }

    /// @throws Problem 404 when there is no such import
    @RequiresScope(Scope.IMPORTS_READ)
    public ImportSummary find(long id) {
        return summaries.find(id).orElseThrow(() -> unknown(id));
    }

    /// Those of the imports that exist, the latest first, in one statement.
    @RequiresScope(Scope.IMPORTS_READ)
    public List<ImportSummary> find(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : summaries.find(ids);
    }

    /// One page of imports, the latest first.
    ///
    /// @throws Problem 400 when the cursor is not one of ours
    @RequiresScope(Scope.IMPORTS_READ)
    public Page<ImportSummary> page(ImportFilter filter, @Nullable String cursor, int size) {
        var ids = store.page(filter, Cursor.decode(cursor, Long.MAX_VALUE), size + 1);
        return Page.of(find(ids), size, ImportSummary::id);
    }

    /// Stops an import: at once while it is queued; a running one ends when its workers have
    /// finished the chunks in hand. Asking again changes nothing.
    ///
    /// @throws Problem 404, or 409 when it has ended
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportSummary stop(long id) {
        transaction.executeWithoutResult(_ -> {
            var current = lock(id);
            if (current.state() != ImportState.STOPPING) {
                require(current, ImportAction.STOP, id, "has ended and cannot be stopped");
                stop(id, current.state());
            }
            trail.add("import.stopped", id);
        });
        return find(id);
    }

    private void stop(long id, ImportState state) {
        if (state == ImportState.QUEUED) {
            states.stopQueued(id);
            queue.remove(id);
        } else {
            states.stopRunning(id);
        }
    }

    /// Queues a stopped or failed import again; what it has done is kept.
    ///
    /// @throws Problem 404, or 409 when it did not stop or fail, or was abandoned
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportSummary restart(long id) {
        transaction.executeWithoutResult(_ -> {
            require(lock(id), ImportAction.RESTART, id, "cannot be restarted");
            states.restart(id);
            queue.add(id);
            trail.add("import.restarted", id);
        });
        return find(id);
    }

    /// Lets a previewed import go on with the merge.
    ///
    /// @throws Problem 404, or 409 when it is not previewed
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportSummary apply(long id) {
        transaction.executeWithoutResult(_ -> {
            require(lock(id), ImportAction.APPLY, id, "has no preview to apply");
            states.apply(id);
            queue.add(id);
            trail.add("import.applied", id);
        });
        return find(id);
    }

    /// Gives a stopped or failed import up for good; only deleting it is possible afterwards.
    ///
    /// @throws Problem 404, or 409 when it did not stop or fail
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportSummary abandon(long id) {
        transaction.executeWithoutResult(_ -> {
            require(lock(id), ImportAction.ABANDON, id, "cannot be abandoned");
            states.abandon(id);
            trail.add("import.abandoned", id);
        });
        return find(id);
    }

    /// Removes an import that has ended, with its file, ledger and rejections; products stay.
    ///
    /// @throws Problem 404, or 409 while it has not ended
    @RequiresScope(Scope.IMPORTS_WRITE)
    public void delete(long id) throws IOException {
        var file = transaction.execute(_ -> {
            require(lock(id), ImportAction.DELETE, id, "has not ended and cannot be deleted");
            trail.add("import.deleted", id);
            return states.delete(id);
        });
        // Files of the command line lie where their owner put them, and stay there.
        if (file != null && file.startsWith(data.uploads())) {
            Files.deleteIfExists(file);
        }
    }

    private CurrentState lock(long id) {
        return states.lock(id).orElseThrow(() -> unknown(id));
    }

    private static void require(CurrentState current, ImportAction action, long id, String why) {
        if (!current.allowedActions().contains(action)) {
            throw ActionConflict.of(id, current, why);
        }
    }

    private static ProblemException unknown(long id) {
        return ProblemException.notFound("There is no import " + id);
    }
}
