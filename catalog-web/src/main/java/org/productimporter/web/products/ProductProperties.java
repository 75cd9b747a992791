package org.productimporter.web.products;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of work on the catalogue.
///
/// @param readTimeout a search that takes longer is ended; exports have no such limit
/// @param lockTimeout how long a change waits for somebody else's, such as an import's chunk
/// @param exports how many exports run at once on this node; each keeps a database connection
@ConfigurationProperties("product.importer.products")
public record ProductProperties(@DefaultValue("5s") Duration readTimeout, @DefaultValue("5s") Duration lockTimeout,
        @DefaultValue("4") int exports) {

    public ProductProperties {
        if (!readTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "product.importer.products.read-timeout is more than 0, this is " + readTimeout);
        }
        if (!lockTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "product.importer.products.lock-timeout is more than 0, this is " + lockTimeout);
        }
        if (exports < 1) {
            throw new IllegalArgumentException("product.importer.products.exports is at least 1, this is " + exports);
        }
    }
}
