package org.productimporter.db;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/// A proxy of the test server that replaces the reported version with PostgreSQL 15.4.
final class OlderServer implements AutoCloseable {

    private final URI real;
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    private OlderServer(URI real) throws IOException {
        this.real = real;
    }

    static OlderServer proxyOf(String jdbcUrl) throws IOException {
        var server = new OlderServer(URI.create(jdbcUrl.substring("jdbc:".length())));
        Thread.startVirtualThread(server::accept);
        return server;
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + listener.getLocalPort() + real.getPath();
    }

    private void accept() {
        try {
            while (true) {
                var client = listener.accept();
                var server = new Socket(real.getHost(), real.getPort());
                Thread.startVirtualThread(() -> forward(client, server));
                Thread.startVirtualThread(() -> forward(server, client));
            }
        } catch (IOException _) {
            // The test has ended and closed the listener.
        }
    }

    /// The message with the version is small and arrives in one piece.
    private static void forward(Socket from, Socket to) {
        try (from; to) {
            var buffer = new byte[8192];
            var in = from.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                var text = new String(buffer, 0, count, ISO_8859_1);
                to.getOutputStream().write(withOlderVersion(text).getBytes(ISO_8859_1));
            }
        } catch (IOException _) {
            // One side has closed its connection; this closes the other.
        }
    }

    private static String withOlderVersion(String text) {
        return text.replaceFirst("server_version\0\\d\\d\\.\\d", "server_version\00015.4");
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
