package org.productimporter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The built server as a process with its own port and data folder, which stay the same after a restart. The client is
/// thread-safe, the rest is for one thread.
final class BenchmarkServer implements AutoCloseable {

    /// Password of the first administrator.
    static final String PASSWORD = "bench-Password-0123456789";

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final NodeProcess node;
    private final ServerClient client;

    /// @param folder folder of data, secrets and logs
    /// @param jvmArguments for example `-Xmx256m`
    /// @param settings environment variables, among them the external PostgreSQL; without it, the embedded one is used
    BenchmarkServer(Path repository, Path folder, List<String> jvmArguments, Map<String, String> settings) {
        var port = freePort();
        client = new ServerClient(URI.create("http://127.0.0.1:" + port));
        var environment = environment(folder, port, settings);
        environment.putAll(Installation.environment(jvmArguments));
        node = new NodeProcess(Installation.of(repository).command("server"), environment, folder, "server");
    }

    private static Map<String, String> environment(Path folder, int port, Map<String, String> settings) {
        var environment = new HashMap<>(settings);
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("PRODUCT_IMPORTER_DATA", data(folder).toString());
        environment.put("PRODUCT_IMPORTER_API_TOKEN_FILE", secret(folder.resolve("api-token"), ServerClient.TOKEN));
        environment.put("PRODUCT_IMPORTER_ADMIN_PASSWORD_FILE", secret(folder.resolve("admin-password"), PASSWORD));
        return environment;
    }

    /// The data folder of a server in `folder`.
    static Path data(Path folder) {
        return folder.resolve("server-data");
    }

    private static String secret(Path file, String content) {
        try {
            return Files.writeString(file, content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts the process and waits until it is ready.
    ///
    /// @throws IllegalStateException with the end of its log if it is not ready within two minutes
    void start() {
        node.start();
        var ready = Await.within(START_LIMIT, () -> client.isReady() || !node.isAlive());
        if (!ready || !node.isAlive()) {
            node.close();
            throw new IllegalStateException("the server is not ready:\n" + Programs.tail(node.log()));
        }
    }

    ServerClient client() {
        return client;
    }

    NodeProcess node() {
        return node;
    }

    @Override
    public void close() {
        node.close();
    }
}
