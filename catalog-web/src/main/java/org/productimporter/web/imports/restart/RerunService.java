package org.productimporter.web.imports.restart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportRequest;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.productimporter.web.uploads.UploadService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Imports the file of an earlier import again while it is stored. The two imports share the file on disk until one of
/// them is deleted. Thread-safe.
@Component
public class RerunService {

    private final JdbcClient jdbc;
    private final ImportService imports;
    private final UploadService uploads;
    private final DataDirectory data;

    RerunService(JdbcClient jdbc, ImportService imports, UploadService uploads, DataDirectory data) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.uploads = uploads;
        this.data = data;
    }

    private record Stored(String fileName, Path path, @Nullable String sha256) {}

    /// The file while it is in the uploads folder. Files of the command line belong to their owner, and those of
    /// imports completed long ago have been deleted.
    private Optional<Stored> stored(long importId) {
        return jdbc.sql("select file_name, file_path, file_sha256 from import where id = :import")
                .param("import", importId)
                .query((row, _) -> new Stored(row.getString("file_name"), Path.of(row.getString("file_path")),
                        row.getString("file_sha256")))
                .optional()
                .filter(file -> file.path().startsWith(data.uploads()))
                .filter(file -> Files.isRegularFile(file.path()));
    }

    /// Whether the file of an import is still stored.
    @RequiresScope(Scope.IMPORTS_READ)
    public boolean isPossible(long importId) {
        return stored(importId).isPresent();
    }

    /// Requests a new import of the same file.
    ///
    /// @param requestedBy name of the user
    /// @throws Problem 404 if the import does not exist, 409 if its file is gone
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportSummary run(long importId, ImportOptions options, String requestedBy) throws IOException {
        imports.find(importId);
        var stored = stored(importId).orElseThrow(
                () -> ProblemException.conflict("The file of import " + importId + " is not stored any more",
                        "Upload the file; product.importer.upload.keep sets how long files are kept"));
        var wanted = new ImportRequest(ImportRequest.Source.UPLOAD, stored.fileName(), options, requestedBy, null);
        try (var file = uploads.again(stored.path(), stored.sha256())) {
            return imports.ask(wanted, file);
        }
    }
}
