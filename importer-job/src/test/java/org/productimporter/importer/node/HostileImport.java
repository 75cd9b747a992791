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

/// The import that fault tests disturb: a file with everything in it, and what its import into an
/// empty catalogue must give whatever happens on the way. Thread-safe.
final class HostileImport {

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
    static HostileImport in(Path folder, JdbcClient database) {
        return new HostileImport(HostileFile.STANDARD.writeTo(folder.resolve("hostile.csv")), database);
    }

    Path file() {
        return file;
    }

    Expected expected() {
        return expected;
    }

    /// Asks for it; nobody schedules it.
    ImportId insert() {
        return requests.insert(file);
    }

    /// Asserts that it ended as one that was left in peace.
    void completed(ImportId id) {
        check.completed(id, expected);
    }
}
