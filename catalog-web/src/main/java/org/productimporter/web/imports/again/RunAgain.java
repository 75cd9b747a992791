package org.productimporter.web.imports.again;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.web.files.DataFolder;
import org.productimporter.web.files.Uploads;
import org.productimporter.web.imports.ImportStatus;
import org.productimporter.web.imports.Imports;
import org.productimporter.web.imports.NewImport;
import org.productimporter.web.kit.Problem;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The door to a new import of a file that was imported before and is still here. The two share
/// the file on the disk until one of them is removed. Safe for any number of threads.
@Component
public class RunAgain {

    private final JdbcClient jdbc;
    private final Imports imports;
    private final Uploads uploads;
    private final DataFolder data;

    RunAgain(JdbcClient jdbc, Imports imports, Uploads uploads, DataFolder data) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.uploads = uploads;
        this.data = data;
    }

    private record Stored(String fileName, Path path, @Nullable String sha256) {}

    private static final String STORED =
            """
            select file_name, file_path, file_sha256
            from import
            where id = :import
            """;

    /// The file, as long as it lies in the uploads folder; files of the command line are their
    /// owner's, and those of imports completed long ago are swept.
    private Optional<Stored> stored(long importId) {
        return jdbc.sql(STORED)
                .param("import", importId)
                .query(
                        (row, _) ->
                                new Stored(
                                        row.getString("file_name"),
                                        Path.of(row.getString("file_path")),
                                        row.getString("file_sha256")))
                .optional()
                .filter(file -> file.path().startsWith(data.uploads()))
                .filter(file -> Files.isRegularFile(file.path()));
    }

    /// Whether the file of an import is still here.
    @RequiresScope(Scope.IMPORTS_READ)
    public boolean isPossible(long importId) {
        return stored(importId).isPresent();
    }

    /// Asks for a new import of the same file.
    ///
    /// @param requestedBy name of the user
    /// @throws Problem 404 when the import is unknown, 409 when its file is gone
    @RequiresScope(Scope.IMPORTS_WRITE)
    public ImportStatus run(long importId, ImportOptions options, String requestedBy)
            throws IOException {
        imports.find(importId);
        var stored = stored(importId).orElseThrow(() -> gone(importId));
        var wanted =
                new NewImport(
                        NewImport.Source.UPLOAD, stored.fileName(), options, requestedBy, null);
        try (var file = uploads.again(stored.path(), stored.sha256())) {
            return imports.ask(wanted, file);
        }
    }

    private static Problem gone(long importId) {
        return Problem.refused(
                "The file of import " + importId + " is not kept any more",
                "Send the file itself; product.importer.upload.keep says how long files stay");
    }
}
