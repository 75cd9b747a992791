package org.productimporter.web.webhooks.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// An HTTP server on the loopback interface that receives messages and responds with a [Behaviour].
public final class TestWebhookServer implements AutoCloseable {

    /// Responds to a request.
    public interface Behaviour {
        void respond(Request request, OutputStream out, Connection connection) throws IOException;
    }

    /// One request.
    public record Request(String line, Map<String, String> headers, String body) {

        public String id() {
            return headers.getOrDefault("webhook-id", "");
        }

        /// Checks the signature with the reference library.
        public boolean isSignedWith(String secret) {
            try {
                var lists = headers.entrySet()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())));
                new Webhook(secret).verify(body, HttpHeaders.of(lists, (_, _) -> true));
                return true;
            } catch (com.standardwebhooks.exceptions.WebhookVerificationException e) {
                return false;
            } catch (com.standardwebhooks.exceptions.EmptyWebhookSecretException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /// The connection of a request.
    public record Connection(Socket socket, CountDownLatch closed) {

        /// Waits like a slow server, at most until this server is closed.
        public void pause(long millis) throws IOException {
            try {
                if (closed.await(millis, TimeUnit.MILLISECONDS)) {
                    throw new IOException("closed");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    private final ServerSocket server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Request> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger concurrent = new AtomicInteger();
    private final AtomicInteger maxConcurrent = new AtomicInteger();
    private volatile Behaviour behaviour;

    public TestWebhookServer(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::acceptAll);
    }

    public static Behaviour status(int code, String... headers) {
        return (_, out, _) -> {
            var head = new StringBuilder("HTTP/1.1 " + code + " Word\r\n");
            for (var header : headers) {
                head.append(header).append("\r\n");
            }
            var body = "answer " + code;
            head.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
            out.write(head.toString().getBytes(UTF_8));
            out.flush();
        };
    }

    public static Behaviour ok() {
        return status(200);
    }

    public static Behaviour hanging() {
        return (_, _, connection) -> {
            while (connection.socket().getInputStream().read() >= 0) {
                // Until the client closes the connection.
            }
        };
    }

    public static Behaviour oneByteAtATime() {
        return (_, out, connection) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(UTF_8));
            for (int sent = 0; sent < 100_000; sent++) {
                out.write('x');
                out.flush();
                connection.pause(100);
            }
        };
    }

    public static Behaviour endless() {
        return (_, out, _) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
            var block = "x".repeat(8192).getBytes(UTF_8);
            while (true) {
                out.write(block);
            }
        };
    }

    public static Behaviour reset() {
        return (_, _, connection) -> {
            connection.socket().setSoLinger(true, 0);
            connection.socket().close();
        };
    }

    public void setBehaviour(Behaviour other) {
        behaviour = other;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/hook";
    }

    public int port() {
        return server.getLocalPort();
    }

    public List<Request> received() {
        return List.copyOf(received);
    }

    public int count() {
        return count.get();
    }

    /// The highest number of requests in progress at the same time.
    public int maxConcurrent() {
        return maxConcurrent.get();
    }

    /// The number of requests in progress.
    public int concurrent() {
        return concurrent.get();
    }

    private void acceptAll() {
        try {
            while (true) {
                var socket = server.accept();
                Thread.startVirtualThread(() -> connection(socket));
            }
        } catch (IOException e) {
            // The server is closed.
        }
    }

    private void connection(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                var request = read(in);
                received.add(request);
                count.incrementAndGet();
                maxConcurrent.accumulateAndGet(concurrent.incrementAndGet(), Math::max);
                try {
                    behaviour.respond(request, socket.getOutputStream(), new Connection(socket, closed));
                } finally {
                    concurrent.decrementAndGet();
                }
            }
        } catch (IOException e) {
            // The client closed the connection.
        }
    }

    private static Request read(InputStream in) throws IOException {
        var line = line(in);
        var headers = new TreeMap<String, String>();
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var colon = header.indexOf(':');
            headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var body = new String(in.readNBytes(length), UTF_8);
        return new Request(line, headers, body);
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("end");
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
