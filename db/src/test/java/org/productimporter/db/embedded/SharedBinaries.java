package org.productimporter.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The programs of PostgreSQL, unpacked once for all tests of the machine.
final class SharedBinaries {

    static final Path FOLDER =
            Path.of(System.getProperty("java.io.tmpdir"), "product-importer-tests-" + System.getProperty("user.name"));

    private SharedBinaries() {}

    static EmbeddedPostgres start(Path folder) {
        return EmbeddedPostgres.start(options(folder, 0));
    }

    static ServerOptions options(Path folder, int port) {
        return new ServerOptions(folder, FOLDER, port, Map.of());
    }

    /// Links the programs into a server folder, which saves unpacking them.
    static void linkInto(Path folder) throws IOException {
        var programs = PostgresBinaries.unpack(FOLDER).folder();
        Files.createDirectories(folder);
        Files.createSymbolicLink(folder.resolve(programs.getFileName()), programs);
    }
}
