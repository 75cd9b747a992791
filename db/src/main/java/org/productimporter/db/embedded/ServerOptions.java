package org.productimporter.db.embedded;

import java.nio.file.Path;
import java.util.Map;

/// How to run one embedded server.
///
/// @param folder where everything of the server lies; created when missing
/// @param programFolder where PostgreSQL's own programs are unpacked; may be shared by servers
/// @param port TCP port on 127.0.0.1, or 0 for the one kept with the data (any free one at first)
/// @param settings lines of postgresql.conf that go before ours
public record ServerOptions(Path folder, Path programFolder, int port, Map<String, String> settings) {

    /// Refuses a port that cannot be one.
    public ServerOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "product.importer.postgres.port is %d; it must be 0 (any) to 65535".formatted(port));
        }
        folder = folder.toAbsolutePath().normalize();
        programFolder = programFolder.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
    }

    /// A server with everything in one folder and our settings.
    public static ServerOptions in(Path folder) {
        return new ServerOptions(folder, folder, 0, Map.of());
    }
}
