package org.productimporter.web.webhooks.http;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where webhooks may go, and how long they may take.
///
/// @param allowHttp whether `http` is allowed beside `https`
/// @param ports ports that a URL may name, each one number or a range such as `8000-8999`
/// @param allowedInternal addresses and networks such as `10.1.2.0/24` that are allowed although
///     they are not public; none by default
/// @param connectTimeout for the connection alone
/// @param deadline for everything: name, connection, TLS, request and the whole answer
@ConfigurationProperties("product.importer.webhooks")
record ReceiverProperties(
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue({"80", "443", "8000-8999"}) List<String> ports,
        @DefaultValue List<String> allowedInternal,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("15s") Duration deadline) {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    ReceiverProperties {
        if (!deadline.isPositive() || deadline.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "product.importer.webhooks.deadline is above 0 and at most %s, this is %s"
                            .formatted(LONGEST, deadline));
        }
        if (!connectTimeout.isPositive() || connectTimeout.compareTo(deadline) > 0) {
            throw new IllegalArgumentException(
                    "product.importer.webhooks.connect-timeout is above 0 and at most the deadline %s, this is %s"
                            .formatted(deadline, connectTimeout));
        }
        for (var port : ports) {
            if (!port.matches("\\d{1,5}(-\\d{1,5})?")) {
                throw new IllegalArgumentException(
                        "product.importer.webhooks.ports holds numbers and ranges such as 8000-8999, not "
                                + port);
            }
        }
    }

    boolean allowsPort(int port) {
        return ports.stream()
                .map(range -> range.split("-", -1))
                .anyMatch(
                        range ->
                                port >= Integer.parseInt(range[0])
                                        && port <= Integer.parseInt(range[range.length - 1]));
    }
}
