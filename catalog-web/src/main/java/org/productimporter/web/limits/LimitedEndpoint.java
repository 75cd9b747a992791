package org.productimporter.web.limits;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;
import org.apache.tomcat.util.net.NioEndpoint;

/// Accepts connections, a limited number of each client address. A further one is closed at once. An IPv6 client is its network
/// of 64 bits, from which it can choose any address.
final class LimitedEndpoint extends NioEndpoint {

    private static final int NETWORK_BYTES = 8;

    private volatile int maxPerAddress;

    /// @param max 0 for no limit
    void setMaxPerAddress(int max) {
        maxPerAddress = max;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (maxPerAddress > 0 && isOverLimit(socket)) {
            destroySocket(socket);
            return false;
        }
        return super.setSocketOptions(socket);
    }

    private boolean isOverLimit(SocketChannel socket) {
        var client = network(socket);
        return client.isPresent() && connections.keySet()
                .stream()
                .filter(open -> network(open).filter(other -> Arrays.equals(other, client.get())).isPresent())
                .limit(maxPerAddress)
                .count() >= maxPerAddress;
    }

    private static Optional<byte[]> network(SocketChannel socket) {
        try {
            return socket.getRemoteAddress() instanceof InetSocketAddress remote
                    ? Optional.of(network(remote.getAddress()))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    static byte[] network(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes;
    }
}
