package org.productimporter.web.webhooks.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.boot.http.client.InetAddressFilter;

/// Resolves a host and rejects addresses that are not public. The HTTP client connects to exactly
/// the addresses returned here, so DNS rebinding has no effect. Thread-safe.
final class PublicAddressResolver implements DnsResolver {

    /// The host has an address that is not permitted. The message has no details, because the caller
    /// may be probing the internal network.
    static final class AddressNotAllowedException extends UnknownHostException {
        AddressNotAllowedException() {
            super("address not allowed");
        }
    }

    /// Not covered by Spring Boot 4.1.2: IPv4-compatible and site-local addresses, local
    /// NAT64, documentation and segment routing.
    private static final String[] SPECIAL_ADDRESSES =
            {"::/96", "fec0::/10", "64:ff9b:1::/48", "3fff::/20", "5f00::/16"};

    private final DnsResolver dns;
    private final InetAddressFilter allowed;

    PublicAddressResolver(DnsResolver dns, List<String> allowedInternal) {
        this.dns = dns;
        this.allowed = InetAddressFilter.externalAddresses()
                .andNot(SPECIAL_ADDRESSES)
                .or(allowedInternal.toArray(String[]::new));
    }

    /// @throws AddressNotAllowedException if one of the addresses is not permitted, even if others
    ///     are
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = dns.resolve(host);
        for (var address : addresses) {
            if (!allowed.matches(address)) {
                throw new AddressNotAllowedException();
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return dns.resolveCanonicalHostname(host);
    }
}
