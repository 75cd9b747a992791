package org.productimporter.web.common;

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
                || publicAddress != null && isOf(page, publicAddress.getHost(), port(publicAddress));
    }

    /// The ports of HTTP and HTTPS are the same behind a proxy that ends TLS.
    private static boolean isOf(URI page, String host, int port) {
        return page.getHost().equalsIgnoreCase(host)
                && (port(page) == port || isDefault(port(page)) && isDefault(port));
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
