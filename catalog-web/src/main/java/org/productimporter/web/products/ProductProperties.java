package org.productimporter.web.products;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of requests for products.
///
/// @param readTimeout a search that takes longer is ended; exports have no timeout
/// @param lockTimeout how long a change waits for another one, for example for a chunk of an import
/// @param exports number of concurrent exports on this node; each uses a database connection
@ConfigurationProperties("product.importer.products")
public record ProductProperties(@DefaultValue("5s") Duration readTimeout, @DefaultValue("5s") Duration lockTimeout,
        @DefaultValue("4") int exports) {

    public ProductProperties {
        require(readTimeout.isPositive(), "read-timeout", readTimeout);
        require(lockTimeout.isPositive(), "lock-timeout", lockTimeout);
        require(exports > 0, "exports", exports);
    }

    private static void require(boolean isPositive, String name, Object value) {
        if (!isPositive) {
            throw new IllegalArgumentException(
                    "product.importer.products.%s is %s; set it to more than 0".formatted(name, value));
        }
    }
}
