package org.productimporter.importer.node;

import java.nio.file.Path;
import java.util.Map;
import org.productimporter.importer.testing.CatalogueCheck;
import org.productimporter.importer.testing.Expected;
import org.productimporter.importer.testing.HostileFile;
import org.productimporter.importer.testing.ReferenceModel;
import org.productimporter.importer.testing.SkuKeys;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The import of fault tests: a file with all kinds of rows and the expected result of its import into
/// an empty catalogue. Thread-safe.
public final class HostileImport {

    private final Path file;
    private final Expected expected;
    private final ImportRequests requests;
    private final CatalogueCheck check;

    private HostileImport(Path file, JdbcClient database) {
        this.file = file;
        this.expected = ReferenceModel.afterImport(file, Map.of(), ImportOptions.DEFAULTS, SkuKeys.of(database));
        this.requests = new ImportRequests(database);
        this.check = new CatalogueCheck(database);
    }

    /// Writes the file.
    public static HostileImport in(Path folder, JdbcClient database) {
        return new HostileImport(HostileFile.STANDARD.writeTo(folder.resolve("hostile.csv")), database);
    }

    public Path file() {
        return file;
    }

    public Expected expected() {
        return expected;
    }

    /// Inserts the import without scheduled task.
    public ImportId insert() {
        return requests.insert(file);
    }

    /// Asserts that the import has the result of an undisturbed one.
    public void completed(ImportId id) {
        check.completed(id, expected);
    }
}
