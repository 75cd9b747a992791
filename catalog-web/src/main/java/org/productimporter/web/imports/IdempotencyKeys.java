package org.productimporter.web.imports;

import java.util.Optional;
import org.productimporter.model.imports.ImportRequest;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.uploads.StoredUpload;

/// Recognises a request that was sent before, by its requester and Idempotency-Key.
final class IdempotencyKeys {

    private IdempotencyKeys() {}

    /// The earlier import of a request whose key turned out to be taken.
    ///
    /// @throws Problem 422 when the key belongs to another file
    static ImportRepository.Earlier sameAsBefore(ImportRepository store, ImportRequest wanted, StoredUpload file) {
        var earlier = store.earlier(wanted.requestedBy(), String.valueOf(wanted.idempotencyKey()))
                .orElseThrow(() -> ProblemException.conflict("The earlier import was deleted just now",
                        "Send the request again"));
        var same = file.sha256().isPresent() ? file.sha256().get().equals(earlier.fileSha256())
                : wanted.fileName().equals(earlier.fileName());
        if (!same) {
            throw ActionConflict.keyReused(earlier);
        }
        return earlier;
    }

    /// The earlier import of a request that has a key, if there is one.
    ///
    /// @throws Problem 422 when the key belongs to a file of another name
    static Optional<ImportRepository.Earlier> before(ImportRepository store, ImportRequest wanted) {
        if (wanted.idempotencyKey() == null) {
            return Optional.empty();
        }
        var earlier = store.earlier(wanted.requestedBy(), wanted.idempotencyKey());
        earlier.filter(found -> !found.fileName().equals(wanted.fileName())).ifPresent(other -> {
            throw ActionConflict.keyReused(other);
        });
        return earlier;
    }
}
