package org.productimporter.bench.faults.cluster;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;

/// One connection through a [TcpProxy]: passes the messages of both directions and executes the fault of the proxy at a
/// COMMIT. Each direction has a thread.
final class ProxiedConnection {

    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;

    private final TcpProxy proxy;
    private final Socket client;
    private final Socket server;
    private volatile State state = State.PASSING;

    private enum State {
        PASSING,
        CUT_AT_REPLY,
        /// Replies are lost, the rest of the COMMIT still passes.
        LOSING_REPLY,
        /// Nothing passes any more.
        SILENT
    }

    ProxiedConnection(TcpProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
    }

    void start() {
        Thread.ofVirtual().start(() -> untilClosed(this::passRequests));
        Thread.ofVirtual().start(() -> untilClosed(this::passReplies));
    }

    private interface Direction {
        void run() throws IOException;
    }

    private void untilClosed(Direction direction) {
        try {
            direction.run();
        } catch (IOException _) {
            // One of the two has closed the connection.
        } finally {
            close();
        }
    }

    private void passRequests() throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
                var out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream()))) {
            passStart(in, out);
            var commits = new CommitDetector();
            while (true) {
                var type = in.readUnsignedByte();
                var body = in.readNBytes(in.readInt() - Integer.BYTES);
                if (commits.isCommit(type, body) && !beginFault()) {
                    return;
                }
                proxy.awaitFlow();
                if (state != State.SILENT) {
                    pass(type, body, out);
                }
                if (in.available() == 0) {
                    out.flush();
                }
            }
        }
    }

    private void pass(int type, byte[] body, DataOutputStream out) throws IOException {
        out.writeByte(type);
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
        if (state == State.LOSING_REPLY && (type == 'S' || type == 'Q')) {
            out.flush();
            state = State.SILENT;
        }
    }

    /// The packets before the first message have no type.
    private static void passStart(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            var body = in.readNBytes(in.readInt() - Integer.BYTES);
            out.writeInt(body.length + Integer.BYTES);
            out.write(body);
            out.flush();
            var code = ByteBuffer.wrap(body).getInt();
            if (code != SSL_REQUEST && code != GSS_REQUEST) {
                return;
            }
        }
    }

    /// Returns false if the connection ends before the COMMIT.
    private boolean beginFault() {
        switch (proxy.takeFault()) {
            case NONE -> {}
            case CUT_BEFORE_COMMIT -> {
                return false;
            }
            case CUT_AFTER_COMMIT -> state = State.CUT_AT_REPLY;
            case LOSE_REPLY -> state = State.LOSING_REPLY;
        }
        return true;
    }

    private void passReplies() throws IOException {
        try (var in = server.getInputStream(); var out = client.getOutputStream()) {
            var buffer = new byte[1 << 16];
            for (int bytes = in.read(buffer); bytes >= 0; bytes = in.read(buffer)) {
                proxy.awaitFlow();
                switch (state) {
                    case PASSING -> out.write(buffer, 0, bytes);
                    case CUT_AT_REPLY -> {
                        return;
                    }
                    case LOSING_REPLY, SILENT -> {}
                }
            }
        }
    }

    void close() {
        proxy.forget(this);
        try (client; server) {
            client.setSoLinger(true, 0);
        } catch (IOException _) {
            // It is closed.
        }
    }
}
