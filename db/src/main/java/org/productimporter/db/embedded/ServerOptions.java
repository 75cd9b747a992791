package org.productimporter.db.embedded;

import java.nio.file.Path;
import java.util.Map;

/// Options of an embedded server.
///
/// @param folder folder of the server, created if necessary
/// @param programFolder folder into which the programs of PostgreSQL are unpacked; several servers can share it
/// @param port TCP port on 127.0.0.1, or 0 for the port of the last start (any free port at the first)
/// @param settings settings of postgresql.conf that override those of [ServerSettings]
public record ServerOptions(Path folder, Path programFolder, int port, Map<String, String> settings) {

    /// Rejects an invalid port.
    public ServerOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "product.importer.postgres.port is %d; it must be 0 (any) to 65535".formatted(port));
        }
        folder = folder.toAbsolutePath().normalize();
        programFolder = programFolder.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
    }

    /// Options for a server with all files in one folder, any port and default settings.
    public static ServerOptions in(Path folder) {
        return new ServerOptions(folder, folder, 0, Map.of());
    }
}
