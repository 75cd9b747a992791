package org.productimporter.web.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;
import org.productimporter.web.files.DataFolder;
import org.productimporter.web.files.IncomingFile;
import org.productimporter.web.kit.Cursor;
import org.productimporter.web.kit.Page;
import org.productimporter.web.kit.Problem;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The door to imports: ask for one, look at them, stop, restart, apply and delete them. Safe
/// for any number of threads and nodes. The work itself is done by an importer, on this node or
/// another; the two meet in the tables only.
@Component
public class Imports {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

    private final ImportStore store;
    private final ImportQueue queue;
    private final TransactionOperations transaction;
    private final DataFolder data;
    private final ImportAuditListener trail;

    Imports(
            ImportStore store,
            ImportQueue queue,
            TransactionOperations transaction,
            DataFolder data,
            ImportAuditListener trail) {
        this.store = store;
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
    public ImportStatus ask(NewImport wanted, IncomingFile file) throws IOException {
        var path = file.keep();
        try {
            var id = transaction.execute(status -> insert(wanted, file, path));
            if (id != null) {
                LOG.info(
                        "Import {} asked for by {}: {}, {} bytes",
                        id,
                        wanted.requestedBy(),
                        wanted.fileName(),
                        file.bytes());
                return find(id);
            }
            file.giveUp();
            return find(Repeats.sameAsBefore(store, wanted, file).id());
        } catch (RuntimeException e) {
            giveUpUnlessRecorded(file, path);
            throw e;
        }
    }

    private @Nullable Long insert(NewImport wanted, IncomingFile file, Path path) {
        var id = store.insert(wanted, file, path);
        id.ifPresent(
                added -> {
                    queue.add(added);
                    trail.requested(added, wanted);
                });
        return id.orElse(null);
    }

    /// A commit may have happened although its answer was lost; then the file is needed. If the
    /// database cannot tell either, the file stays, and is swept later when no row names it.
    private void giveUpUnlessRecorded(IncomingFile file, Path path) {
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
    public Optional<ImportStatus> askedBefore(NewImport wanted) {
        return Repeats.before(store, wanted).map(found -> find(found.id()));
    }

    /// @throws Problem 404 when there is no such import
    @RequiresScope(Scope.IMPORTS_READ)
    public ImportStatus find(long id) {
        return find(List.of(id)).stream().findFirst().orElseThrow(() -> unknown(id));
    }

    /// Those of the imports that exist, the latest first, in one statement.
    @RequiresScope(Scope.IMPORTS_READ)
    public List<ImportStatus> find(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : store.find(ids);
    }

    /// One page of imports, the latest first.
    ///
    /// @throws Problem 400 when the cursor is not one of ours
    @RequiresScope(Scope.IMPORTS_READ)
    public Page<ImportStatus> page(ImportFilter filter, @Nullable String cursor, int size) {
        var ids = store.page(filter, Cursor.decode(cursor, Long.MAX_VALUE), size + 1);
        return Page.cut(find(ids), size, ImportStatus::id);
    }

    /// Stops an import: at once while it is queued; a running one ends when its workers have
    /// finished the chunks in hand. Asking again changes nothing.
    ///
    /// @throws Problem 404, or 409 when it has ended
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportStatus stop(long id) {
        act(
                "import.stopped",
                id,
                standing -> {
                    switch (standing.state()) {
                        case QUEUED -> {
                            store.stopQueued(id);
                            queue.remove(id);
                        }
                        case RUNNING -> store.stopRunning(id);
                        case STOPPING -> {}
                        case STOPPED, PREVIEWED, COMPLETED, FAILED ->
                                throw Refusal.of(id, standing, "has ended and cannot be stopped");
                    }
                });
        return find(id);
    }

    /// Queues a stopped or failed import again; what it has done is kept.
    ///
    /// @throws Problem 404, or 409 when it did not stop or fail, or was abandoned
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportStatus restart(long id) {
        act(
                "import.restarted",
                id,
                standing -> {
                    if (!standing.state().canRestart() || standing.abandoned()) {
                        throw Refusal.of(id, standing, "cannot be restarted");
                    }
                    queueAgain(id);
                });
        return find(id);
    }

    /// Lets a previewed import go on with the merge.
    ///
    /// @throws Problem 404, or 409 when it is not previewed
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportStatus apply(long id) {
        act(
                "import.applied",
                id,
                standing -> {
                    if (standing.state() != ImportState.PREVIEWED) {
                        throw Refusal.of(id, standing, "has no preview to apply");
                    }
                    store.endPreview(id);
                    queueAgain(id);
                });
        return find(id);
    }

    private void queueAgain(long id) {
        store.queueAgain(id);
        queue.add(id);
    }

    /// Gives a stopped or failed import up for good; only deleting it is possible afterwards.
    ///
    /// @throws Problem 404, or 409 when it did not stop or fail
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportStatus abandon(long id) {
        act(
                "import.abandoned",
                id,
                standing -> {
                    if (!standing.state().canRestart() || standing.abandoned()) {
                        throw Refusal.of(id, standing, "cannot be abandoned");
                    }
                    store.abandon(id);
                });
        return find(id);
    }

    /// Removes an import that has ended, with its file, ledger and rejections; products stay.
    ///
    /// @throws Problem 404, or 409 while it has not ended
    @RequiresScope(Scope.IMPORTS_WRITE)
    public void delete(long id) throws IOException {
        var file =
                transaction.execute(
                        status -> {
                            var standing = store.lock(id).orElseThrow(() -> unknown(id));
                            if (!standing.state().isFinal()) {
                                throw Refusal.of(
                                        id, standing, "has not ended and cannot be deleted");
                            }
                            trail.add("import.deleted", id);
                            return store.delete(id);
                        });
        // Files of the command line lie where their owner put them, and stay there.
        if (file != null && file.startsWith(data.uploads())) {
            Files.deleteIfExists(file);
        }
    }

    private interface Decision {
        void on(ImportStore.Standing standing);
    }

    private void act(String action, long id, Decision decision) {
        transaction.executeWithoutResult(
                status -> {
                    decision.on(store.lock(id).orElseThrow(() -> unknown(id)));
                    trail.add(action, id);
                });
    }

    private static Problem unknown(long id) {
        return Problem.notFound("There is no import " + id);
    }
}
