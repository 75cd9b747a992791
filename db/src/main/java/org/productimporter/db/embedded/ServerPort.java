package org.productimporter.db.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.productimporter.db.UnusableDatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides on which port of 127.0.0.1 the server listens.
final class ServerPort {

    private static final Logger log = LoggerFactory.getLogger(ServerPort.class);

    private static final int ANY = 0;

    private ServerPort() {}

    /// The wanted port; else the one kept with the data, while it is free; else any free one,
    /// which is then kept.
    ///
    /// @throws UnusableDatabaseException if the wanted port is taken
    static int choose(int wanted, ClusterDirectory folder) throws IOException {
        if (wanted != ANY) {
            return ifFree(wanted);
        }
        int kept = folder.keptPort();
        if (kept != ANY && isFree(kept)) {
            return kept;
        }
        int chosen = anyFree();
        if (kept != ANY) {
            log.warn("Port {} of the embedded PostgreSQL is taken by another program; from now on it" + " is {}", kept,
                    chosen);
        }
        folder.keepPort(chosen);
        return chosen;
    }

    private static int ifFree(int wanted) {
        if (isFree(wanted)) {
            return wanted;
        }
        throw new UnusableDatabaseException(
                "Port %d, which the embedded PostgreSQL was told to use, is taken by another program."
                        .formatted(wanted),
                "Stop that program, or choose another port with PRODUCT_IMPORTER_POSTGRES_PORT (0:"
                        + " any free one).");
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
