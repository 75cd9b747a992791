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

/// A server of somebody else's, speaking real HTTP on the loopback, with manners of its own.
public final class Receiver implements AutoCloseable {

    /// How a request is answered.
    public interface Manners {
        void answer(Received request, OutputStream out, Talk talk) throws IOException;
    }

    /// One request.
    public record Received(String line, Map<String, String> headers, String body, long nanoTime) {

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

    /// The connection beside the answer.
    public record Talk(Socket socket, CountDownLatch closed) {

        /// Lets time pass, as a slow server does, until the receiver is closed.
        public void hold(long millis) throws IOException {
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
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger busiest = new AtomicInteger();
    private volatile Manners manners;

    public Receiver(Manners manners) {
        this.manners = manners;
        try {
            server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::acceptAll);
    }

    public static Manners status(int code, String... headers) {
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

    public static Manners ok() {
        return status(200);
    }

    public static Manners hanging() {
        return (_, _, talk) -> {
            while (talk.socket().getInputStream().read() >= 0) {
                // Until the client has had enough.
            }
        };
    }

    public static Manners oneByteAtATime() {
        return (_, out, talk) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(UTF_8));
            for (int sent = 0; sent < 100_000; sent++) {
                out.write('x');
                out.flush();
                talk.hold(100);
            }
        };
    }

    public static Manners endless() {
        return (_, out, _) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(UTF_8));
            var block = "x".repeat(8192).getBytes(UTF_8);
            while (true) {
                out.write(block);
            }
        };
    }

    public static Manners reset() {
        return (_, _, talk) -> {
            talk.socket().setSoLinger(true, 0);
            talk.socket().close();
        };
    }

    public void setManners(Manners other) {
        manners = other;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/hook";
    }

    public int port() {
        return server.getLocalPort();
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    public int count() {
        return count.get();
    }

    /// How many requests were being answered at once, at most.
    public int busiest() {
        return busiest.get();
    }

    /// How many requests are being answered now.
    public int busy() {
        return busy.get();
    }

    private void acceptAll() {
        try {
            while (true) {
                var socket = server.accept();
                Thread.startVirtualThread(() -> talk(socket));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                var request = read(in);
                received.add(request);
                count.incrementAndGet();
                busiest.accumulateAndGet(busy.incrementAndGet(), Math::max);
                try {
                    manners.answer(request, socket.getOutputStream(), new Talk(socket, closed));
                } finally {
                    busy.decrementAndGet();
                }
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private static Received read(InputStream in) throws IOException {
        var line = line(in);
        var headers = new TreeMap<String, String>();
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var colon = header.indexOf(':');
            headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var body = new String(in.readNBytes(length), UTF_8);
        return new Received(line, headers, body, System.nanoTime());
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
