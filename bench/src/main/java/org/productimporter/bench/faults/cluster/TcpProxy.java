package org.productimporter.bench.faults.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.productimporter.bench.Await;

/// The network between one node and PostgreSQL. Thread-safe.
public final class TcpProxy implements AutoCloseable {

    /// What happens to one COMMIT and its connection.
    public enum CommitFault {
        NONE,
        /// The server does not get the statement; both ends see the connection end.
        CUT_BEFORE_COMMIT,
        /// The statement runs; the client sees the connection end instead of the reply.
        CUT_AFTER_COMMIT,
        /// The statement runs; the client waits for a reply that never comes, on a connection that never ends.
        LOSE_REPLY
    }

    private static final long STALL_POLL_MILLIS = 20;

    private final ServerSocket listener;
    private final int serverPort;
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicReference<CommitFault> fault = new AtomicReference<>(CommitFault.NONE);
    private volatile boolean stalled;

    TcpProxy(int serverPort) {
        this.serverPort = serverPort;
        try {
            listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException _) {
                // The proxy closes, or PostgreSQL does not run.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            var connection =
                    new ProxiedConnection(this, client, new Socket(InetAddress.getLoopbackAddress(), serverPort));
            connections.add(connection);
            connection.start();
        } catch (IOException e) {
            client.close();
            throw e;
        }
    }

    /// Executes `next` at the next COMMIT of any connection.
    public void failNextCommit(CommitFault next) {
        fault.set(next);
    }

    /// Whether the fault is still waiting for a COMMIT.
    public boolean isArmed() {
        return fault.get() != CommitFault.NONE;
    }

    CommitFault takeFault() {
        return fault.getAndSet(CommitFault.NONE);
    }

    /// Lets nothing pass in either direction, on connections that stay open, until it is called with false.
    public void stall(boolean stall) {
        stalled = stall;
    }

    void awaitFlow() {
        while (stalled) {
            Await.pause(STALL_POLL_MILLIS);
        }
    }

    /// Ends all connections.
    public void cutAll() {
        Set.copyOf(connections).forEach(ProxiedConnection::close);
    }

    void forget(ProxiedConnection connection) {
        connections.remove(connection);
    }

    @Override
    public void close() {
        stalled = false;
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cutAll();
    }
}
