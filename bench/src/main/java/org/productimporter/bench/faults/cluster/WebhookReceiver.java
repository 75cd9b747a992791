package org.productimporter.bench.faults.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// The recipient of a webhook: remembers the IDs of its messages and whether a repeated ID had another body. Thread-safe.
public final class WebhookReceiver implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Integer> bodies = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var id = String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id"));
            var data = data(exchange.getRequestBody().readAllBytes());
            var before = bodies.putIfAbsent(id, data);
            if (before != null && before != data) {
                changed.add(id);
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private static int data(byte[] body) {
        return Arrays.hashCode(body);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /// IDs of the received messages, without their prefix.
    public Set<String> ids() {
        var ids = ConcurrentHashMap.<String>newKeySet();
        bodies.keySet().forEach(id -> ids.add(id.replaceFirst("^msg_", "")));
        return ids;
    }

    /// IDs that came with different bodies.
    public Set<String> changed() {
        return Set.copyOf(changed);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
