package org.productimporter.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The programs of PostgreSQL, unpacked once for all tests of this machine.
final class SharedPrograms {

    static final Path FOLDER =
            Path.of(System.getProperty("java.io.tmpdir"), "product-importer-tests-" + System.getProperty("user.name"));

    private SharedPrograms() {}

    static EmbeddedPostgres start(Path folder) {
        return EmbeddedPostgres.start(options(folder, 0));
    }

    static ServerOptions options(Path folder, int port) {
        return new ServerOptions(folder, FOLDER, port, Map.of());
    }

    /// Spares a program with this server folder the second that unpacking takes.
    static void linkInto(Path folder) throws IOException {
        var programs = PostgresBinaries.unpackedIn(FOLDER).folder();
        Files.createDirectories(folder);
        Files.createSymbolicLink(folder.resolve(programs.getFileName()), programs);
    }
}
