package org.productimporter.db;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/// A real server that claims to be PostgreSQL 15.4: its answers pass through here, and the
/// version it announces is changed on the way.
final class OlderServer implements AutoCloseable {

    private final URI real;
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    private OlderServer(URI real) throws IOException {
        this.real = real;
    }

    static OlderServer before(String jdbcUrl) throws IOException {
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
                Thread.startVirtualThread(() -> pump(client, server));
                Thread.startVirtualThread(() -> pump(server, client));
            }
        } catch (IOException _) {
            // The test is over: its listener is closed.
        }
    }

    /// The announcement is one small message, which arrives in one piece here.
    private static void pump(Socket from, Socket to) {
        try (from; to) {
            var buffer = new byte[8192];
            var in = from.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                var text = new String(buffer, 0, count, ISO_8859_1);
                to.getOutputStream().write(older(text).getBytes(ISO_8859_1));
            }
        } catch (IOException _) {
            // Either side has hung up, and so does the other now.
        }
    }

    private static String older(String text) {
        return text.replaceFirst("server_version\0\\d\\d\\.\\d", "server_version\00015.4");
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
