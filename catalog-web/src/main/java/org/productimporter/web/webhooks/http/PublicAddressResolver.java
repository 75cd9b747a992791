package org.productimporter.web.webhooks.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
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

    /// Not covered by Spring Boot 4.1.2: IPv4-compatible, IPv4-translated and site-local addresses, local
    /// NAT64, documentation and segment routing.
    private static final String[] SPECIAL_ADDRESSES =
            {"::/96", "::ffff:0:0:0/96", "fec0::/10", "64:ff9b:1::/48", "3fff::/20", "5f00::/16"};

    /// A host that some parsers read as an IPv4 address: its last label is a number.
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX]\\p{XDigit}*)\\.?");

    /// The only form of an IPv4 address that all parsers read alike. A leading zero means octal to some of them.
    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})(?:\\.(?!$)|$)){4}");

    private static final int ISATAP_OFFSET = 8;

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
        if (NUMERIC.matcher(host).matches() && !IPV4.matcher(host).matches()) {
            throw new AddressNotAllowedException();
        }
        var addresses = dns.resolve(host);
        for (var address : addresses) {
            if (!allowed.matches(address) || isIsatap(address.getAddress())) {
                throw new AddressNotAllowedException();
            }
        }
        return addresses;
    }

    /// ISATAP addresses contain an IPv4 address behind any prefix.
    private static boolean isIsatap(byte[] address) {
        return address.length > ISATAP_OFFSET && (address[ISATAP_OFFSET] & ~2) == 0 && address[ISATAP_OFFSET + 1] == 0
                && address[ISATAP_OFFSET + 2] == 0x5e && address[ISATAP_OFFSET + 3] == (byte) 0xfe;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return dns.resolveCanonicalHostname(host);
    }
}
