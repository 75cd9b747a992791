package org.productimporter.web.webhooks.http;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Permitted URLs and timeouts of webhooks.
///
/// @param allowHttp whether `http` is permitted in addition to `https`
/// @param ports permitted ports, each a number or a range such as `8000-8999`
/// @param allowedInternal permitted addresses and networks that are not public, such as
///     `10.1.2.0/24`; none by default
/// @param connectTimeout for establishing the connection
/// @param deadline for the whole exchange: name resolution, connection, TLS, request and response
@ConfigurationProperties("product.importer.webhooks")
record WebhookClientProperties(@DefaultValue("false") boolean allowHttp, @DefaultValue({
        "80", "443", "8000-8999"}) List<String> ports, @DefaultValue List<String> allowedInternal,
        @DefaultValue("5s") Duration connectTimeout, @DefaultValue("15s") Duration deadline) {

    private static final Duration MAX_DEADLINE = Duration.ofSeconds(30);

    WebhookClientProperties {
        if (!deadline.isPositive() || deadline.compareTo(MAX_DEADLINE) > 0) {
            throw new IllegalArgumentException(
                    "product.importer.webhooks.deadline must be positive and at most %s, but is %s"
                            .formatted(MAX_DEADLINE, deadline));
        }
        if (!connectTimeout.isPositive() || connectTimeout.compareTo(deadline) > 0) {
            throw new IllegalArgumentException(
                    "product.importer.webhooks.connect-timeout must be positive and at most the deadline %s, but is %s"
                            .formatted(deadline, connectTimeout));
        }
        for (var port : ports) {
            if (!port.matches("\\d{1,5}(-\\d{1,5})?")) {
                throw new IllegalArgumentException(
                        "product.importer.webhooks.ports must contain numbers and ranges such as 8000-8999, not "
                                + port);
            }
        }
    }

    boolean allowsPort(int port) {
        return ports.stream()
                .map(range -> range.split("-", -1))
                .anyMatch(range -> port >= Integer.parseInt(range[0])
                        && port <= Integer.parseInt(range[range.length - 1]));
    }
}
