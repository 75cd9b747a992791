package org.productimporter.web.common;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The address under which users reach this server. Needed only behind a proxy that changes the host of requests.
///
/// @param publicAddress such as `https://import.example.com`; null for the host of each request
@ConfigurationProperties("product.importer")
public record PublicAddress(@Nullable URI publicAddress) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    public PublicAddress {
        if (publicAddress != null && (publicAddress.getHost() == null || !isHttp(publicAddress))) {
            throw new IllegalArgumentException(
                    "product.importer.public-address is an address such as https://import.example.com, this is "
                            + publicAddress);
        }
    }

    private static boolean isHttp(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
    }

    /// The address for links, without a slash at its end: the configured one, or the host of the request if the client is
    /// connected to exactly this address of the server. Otherwise empty, because a client can send any host.
    public String of(HttpServletRequest request) {
        if (publicAddress != null) {
            return publicAddress.toString().replaceFirst("/+$", "");
        }
        var host = request.getServerName();
        var local = request.getLocalAddr();
        var isLocal =
                host.equals(local) || host.equals("[" + local + "]") || (host.equals("localhost") && isLoopback(local));
        return isLocal && request.getServerPort() == request.getLocalPort()
                ? "%s://%s:%d".formatted(request.getScheme(), host, request.getServerPort())
                : "";
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1") || address.equals("::1");
    }

    /// Whether a page of this origin is one of this server.
    ///
    /// @param origin the header `Origin`; invalid ones, and `null`, are foreign
    /// @param host the host of the request
    /// @param port the port of the request
    public boolean isSameOrigin(String origin, String host, int port) {
        URI page;
        try {
            page = URI.create(origin);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (page.getHost() == null || !isHttp(page)) {
            return false;
        }
        return isOf(page, host, port)
                || (publicAddress != null && isOf(page, publicAddress.getHost(), port(publicAddress)));
    }

    /// The ports of HTTP and HTTPS are the same behind a proxy that ends TLS.
    private static boolean isOf(URI page, String host, int port) {
        return page.getHost().equalsIgnoreCase(host)
                && (port(page) == port || (isDefault(port(page)) && isDefault(port)));
    }

    private static boolean isDefault(int port) {
        return port == HTTP || port == HTTPS;
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? HTTPS : HTTP;
    }
}
