package org.productimporter.db.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.productimporter.db.UnusableDatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Chooses the port of 127.0.0.1 on which the server listens. The file `port` in the folder of the server stores it, so
/// that the address is the same after the next start.
final class ServerPort {

    private static final Logger log = LoggerFactory.getLogger(ServerPort.class);

    private static final int ANY = 0;

    private ServerPort() {}

    /// Returns the configured port; if none is configured, the stored port if it is free; otherwise any free port, which
    /// it stores.
    ///
    /// @throws UnusableDatabaseException if the configured port is in use
    static int choose(int configured, Path folder) throws IOException {
        if (configured != ANY) {
            return requireFree(configured);
        }
        int stored = stored(folder);
        if (stored != ANY && isFree(stored)) {
            return stored;
        }
        int chosen = anyFree();
        if (stored != ANY) {
            log.warn("Another program uses port {} of the embedded PostgreSQL. The new port is {}", stored, chosen);
        }
        store(folder, chosen);
        return chosen;
    }

    private static int stored(Path folder) throws IOException {
        var file = folder.resolve("port");
        var port = Files.exists(file) ? Files.readString(file).strip() : "";
        return port.matches("\\d{1,5}") ? Integer.parseInt(port) : ANY;
    }

    private static void store(Path folder, int port) throws IOException {
        var file = folder.resolve("port.new");
        Files.writeString(file, Integer.toString(port));
        Files.move(file, folder.resolve("port"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static int requireFree(int port) {
        if (isFree(port)) {
            return port;
        }
        throw new UnusableDatabaseException(
                "Port %d, which is configured for the embedded PostgreSQL, is used by another program.".formatted(port),
                "Stop that program, or choose another port with PRODUCT_IMPORTER_POSTGRES_PORT (0: any free port).");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }

    private static int anyFree() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
