package org.productimporter.web.limits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A client that sends bytes as it likes, from an address of its own.
final class RawClient implements AutoCloseable {

    private static final CountDownLatch PAUSE = new CountDownLatch(1);

    private final Socket socket;
    private final BufferedReader answer;

    /// @param address such as 127.0.0.9
    RawClient(int port, String address) throws IOException {
        socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port, InetAddress.ofLiteral(address), 0);
        socket.setSoTimeout(20_000);
        answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }

    /// Sends the text with the line ends of HTTP.
    RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
        return this;
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /// Returns the next line of the response; empty at its end or after a reset.
    String readLine() {
        try {
            var line = answer.readLine();
            return line == null ? "" : line;
        } catch (IOException _) {
            return "";
        }
    }

    /// Returns the rest of the response until the server closes the connection.
    String readAll() {
        var all = new StringBuilder();
        try {
            for (int c = answer.read(); c >= 0; c = answer.read()) {
                all.append((char) c);
            }
        } catch (IOException _) {
            all.append("(reset)");
        }
        return all.toString();
    }

    /// Sends a byte every 50 ms until the server closes the connection, and returns after how many; at most `max`.
    int trickle(int max) throws InterruptedException {
        for (int sent = 0; sent < max; sent++) {
            try {
                socket.getOutputStream().write('a');
            } catch (IOException _) {
                return sent;
            }
            var _ = PAUSE.await(50, TimeUnit.MILLISECONDS);
        }
        return max;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
