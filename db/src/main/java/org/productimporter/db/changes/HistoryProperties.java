package org.productimporter.db.changes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The history of the products. Every node must have the same settings.
///
/// @param enabled whether changes are recorded; without them, there is no history and no undo
/// @param keep how long a change is kept
@ConfigurationProperties("product.importer.history")
public record HistoryProperties(@DefaultValue("true") boolean enabled, @DefaultValue("30d") Duration keep) {

    public HistoryProperties {
        if (keep.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException(
                    "product.importer.history.keep is at least 1d, this is %s; to record nothing, set product.importer.history.enabled=false"
                            .formatted(keep));
        }
    }
}
