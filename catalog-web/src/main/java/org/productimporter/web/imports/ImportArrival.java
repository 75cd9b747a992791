package org.productimporter.web.imports;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.web.files.IncomingFile;
import org.productimporter.web.kit.Deed;
import org.productimporter.web.kit.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

/// Takes requests for imports in, each with its file: both stay, or neither. Safe for any number
/// of threads.
final class ImportArrival {

    /// What the audit log keeps of a request.
    private record Kept(String fileName, ImportOptions options, String requestedBy) {

        Kept(NewImport wanted) {
            this(wanted.fileName(), wanted.options(), wanted.requestedBy());
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(ImportArrival.class);

    private final ImportStore store;
    private final ImportQueue queue;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;

    ImportArrival(
            ImportStore store,
            ImportQueue queue,
            TransactionOperations transaction,
            ApplicationEventPublisher events) {
        this.store = store;
        this.queue = queue;
        this.transaction = transaction;
        this.events = events;
    }

    /// @return number of the new import, or of the earlier one with the same key
    /// @throws Problem 422 when the key belongs to another file
    long of(NewImport wanted, IncomingFile file) throws IOException {
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
                return id;
            }
            file.giveUp();
            return Repeats.sameAsBefore(store, wanted, file).id();
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
                    events.publishEvent(
                            Deed.made("import.requested", Imports.object(added), new Kept(wanted)));
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
}
