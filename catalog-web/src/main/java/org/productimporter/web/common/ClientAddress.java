package org.productimporter.web.common;

import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// From where the request comes that this thread works on. Behind a proxy it is the proxy's
/// address, unless `server.forward-headers-strategy` says to trust its `X-Forwarded-For`.
public final class ClientAddress {

    private ClientAddress() {}

    /// The IP address; empty when the server does something by itself.
    public static Optional<String> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest().getRemoteAddr())
                : Optional.empty();
    }
}
