package org.productimporter.web.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What one caller may do on one node.
///
/// @param signInsPerMinute sign-ins from one address, good or bad
/// @param badTokensPerMinute requests with a bad token from one address
/// @param setupsPerMinute setup codes tried from one address
/// @param searchesPerMinute requests for lists of products by one caller
/// @param uploadsAtOnce uploads of one caller at the same time
/// @param uploadWait how long a further upload waits for one of them to end
@ConfigurationProperties("product.importer.limits")
record LimitProperties(
        @DefaultValue("30") int signInsPerMinute,
        @DefaultValue("60") int badTokensPerMinute,
        @DefaultValue("10") int setupsPerMinute,
        @DefaultValue("3000") int searchesPerMinute,
        @DefaultValue("2") int uploadsAtOnce,
        @DefaultValue("30s") Duration uploadWait) {

    LimitProperties {
        requirePositive("sign-ins-per-minute", signInsPerMinute);
        requirePositive("bad-tokens-per-minute", badTokensPerMinute);
        requirePositive("setups-per-minute", setupsPerMinute);
        requirePositive("searches-per-minute", searchesPerMinute);
        requirePositive("uploads-at-once", uploadsAtOnce);
        if (uploadWait.isNegative()) {
            throw new IllegalArgumentException(
                    "product.importer.limits.upload-wait is not negative, this is " + uploadWait);
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    "product.importer.limits." + name + " is at least 1, this is " + value);
        }
    }
}
