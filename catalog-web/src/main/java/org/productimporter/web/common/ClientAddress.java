package org.productimporter.web.common;

import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// The client address of the request that the current thread processes. Behind a proxy, it is the address of the proxy
/// unless `server.forward-headers-strategy` trusts its `X-Forwarded-For`.
public final class ClientAddress {

    private ClientAddress() {}

    /// The IP address; empty outside of a request.
    public static Optional<String> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest().getRemoteAddr())
                : Optional.empty();
    }
}
