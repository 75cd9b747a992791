package org.productimporter.db.testing;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A proxy of a test database that reads the messages of the PostgreSQL protocol and can hold one of them back for ever,
/// or cut the connection, at an exact position: before the server receives a statement, in the middle of a COPY, or
/// after the server has executed a statement. A held connection stays open, like that of a process that was stopped by
/// SIGSTOP, or of a network that loses packets. Thread-safe.
public final class PostgresProxy implements AutoCloseable {

    /// The sender of a message.
    public enum Sender {
        CLIENT, SERVER
    }

    /// A message of the protocol.
    ///
    /// @param connection number of the connection, from 1
    /// @param type for example `d` (data of a COPY), `P` (parse), `C` (complete, from the server)
    /// @param text the content, one character per byte
    public record Message(int connection, Sender sender, char type, String text) {

        /// Returns whether a client sends data of a COPY.
        public boolean isCopyData() {
            return sender == Sender.CLIENT && type == 'd';
        }

        /// Returns whether the server confirms a commit.
        public boolean isCommitReply() {
            return sender == Sender.SERVER && type == 'C' && text.startsWith("COMMIT");
        }
    }

    /// What happens to a message and to those behind it.
    public enum Action {
        /// It arrives.
        FORWARD,
        /// Its connection stalls in both directions.
        STALL,
        /// All connections stall in both directions, including new ones.
        STALL_ALL,
        /// Both ends of its connection are closed.
        CUT
    }

    /// Decides about each message, in the thread that forwards it.
    public interface Fault {
        Action on(Message message);
    }

    private final URI server;
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch stalled = new CountDownLatch(1);
    private volatile Fault fault = _ -> Action.FORWARD;
    private volatile boolean allStalled;

    private PostgresProxy(URI server) throws IOException {
        this.server = server;
    }

    /// Starts a proxy that forwards everything.
    public static PostgresProxy of(TestDatabase database) {
        try {
            var proxy = new PostgresProxy(URI.create(database.jdbcUrl().substring("jdbc:".length())));
            Thread.startVirtualThread(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns the JDBC URL of the database behind the proxy.
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d%s?sslmode=disable&gssEncMode=disable".formatted(listener.getLocalPort(),
                server.getPath());
    }

    /// Lets `newFault` decide about all further messages.
    public void inject(Fault newFault) {
        fault = newFault;
    }

    /// Counted down as soon as a connection stalls.
    public CountDownLatch stalled() {
        return stalled;
    }

    private void accept() {
        try {
            while (true) {
                var client = listener.accept();
                var real = new Socket(server.getHost(), server.getPort());
                client.setTcpNoDelay(true);
                real.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(real);
                var connection = new Forwarder(connections.incrementAndGet(), client, real);
                Thread.startVirtualThread(() -> connection.forward(Sender.CLIENT));
                Thread.startVirtualThread(() -> connection.forward(Sender.SERVER));
            }
        } catch (IOException _) {
            // The test has ended and closed the listener.
        }
    }

    private final class Forwarder {

        private final int no;
        private final Socket client;
        private final Socket real;
        private volatile boolean isStalled;

        Forwarder(int no, Socket client, Socket real) {
            this.no = no;
            this.client = client;
            this.real = real;
        }

        /// Only the first message of a client, which starts the session, has no type.
        void forward(Sender sender) {
            var from = sender == Sender.CLIENT ? client : real;
            var to = sender == Sender.CLIENT ? real : client;
            try (from; to; var in = new DataInputStream(new BufferedInputStream(from.getInputStream(), 1 << 16))) {
                var hasType = sender == Sender.SERVER;
                while (true) {
                    int type = hasType ? in.readUnsignedByte() : 0;
                    var content = new byte[in.readInt() - Integer.BYTES];
                    in.readFully(content);
                    decide(new Message(no, sender, (char) type, new String(content, StandardCharsets.ISO_8859_1)));
                    to.getOutputStream().write(bytes(hasType, type, content));
                    hasType = true;
                }
            } catch (IOException _) {
                // One side has closed its connection; this closes the other.
            }
        }

        private void decide(Message message) throws IOException {
            var action = fault.on(message);
            isStalled |= action == Action.STALL;
            allStalled |= action == Action.STALL_ALL;
            if (action == Action.CUT) {
                throw new IOException("cut by the test");
            }
            if (isStalled || allStalled) {
                stalled.countDown();
                awaitClose();
            }
        }

        private static byte[] bytes(boolean hasType, int type, byte[] content) {
            var message = ByteBuffer.allocate((hasType ? 1 : 0) + Integer.BYTES + content.length);
            if (hasType) {
                message.put((byte) type);
            }
            return message.putInt(Integer.BYTES + content.length).put(content).array();
        }
    }

    private void awaitClose() throws IOException {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("the proxy is closed");
    }

    /// Closes all connections, like the death of a stopped process.
    @Override
    public void close() {
        closed.countDown();
        closeQuietly(listener);
        sockets.forEach(PostgresProxy::closeQuietly);
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException _) {
            // The connection is broken already.
        }
    }
}
