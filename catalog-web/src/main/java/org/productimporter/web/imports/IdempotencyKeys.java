package org.productimporter.web.imports;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportRequest;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.uploads.StoredUpload;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds the import of an earlier request with the same requester and Idempotency-Key. Thread-safe.
@Component
class IdempotencyKeys {

    private final JdbcClient jdbc;

    IdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record EarlierImport(long id, @Nullable String fileSha256, String fileName) {}

    private static final String FIND = """
            select id, file_sha256, file_name
            from import
            where requested_by = :requested_by
              and idempotency_key = :key
            """;

    private Optional<EarlierImport> find(ImportRequest request) {
        return jdbc.sql(FIND)
                .param("requested_by", request.requestedBy())
                .param("key", request.idempotencyKey())
                .query(EarlierImport.class)
                .optional();
    }

    /// Returns the earlier import of a request whose key is in use.
    ///
    /// @throws ProblemException 422 if the key belongs to another file
    long requireSameFile(ImportRequest request, StoredUpload upload) {
        var earlier = find(request).orElseThrow(
                () -> ProblemException.conflict("The earlier import was deleted just now", "Send the request again"));
        var same = upload.sha256()
                .map(digest -> digest.equals(earlier.fileSha256()))
                .orElseGet(() -> request.fileName().equals(earlier.fileName()));
        if (!same) {
            throw keyInUse(earlier);
        }
        return earlier.id();
    }

    /// Returns the earlier import of a request that has a key, if there is one.
    ///
    /// @throws ProblemException 422 if the key belongs to a file of another name
    Optional<Long> findSameFileName(ImportRequest request) {
        var earlier = find(request);
        earlier.filter(found -> !found.fileName().equals(request.fileName())).ifPresent(other -> {
            throw keyInUse(other);
        });
        return earlier.map(EarlierImport::id);
    }

    private static ProblemException keyInUse(EarlierImport earlier) {
        return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "Idempotency-Key used before",
                "This key belongs to import %d of another file, %s. Use a new key for a new file"
                        .formatted(earlier.id(), earlier.fileName()));
    }
}
