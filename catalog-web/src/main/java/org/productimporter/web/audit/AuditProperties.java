package org.productimporter.web.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long entries are kept.
///
/// @param keep at least 30 days, which the table itself insists on
@ConfigurationProperties("product.importer.audit")
record AuditProperties(@DefaultValue("400d") Duration keep) {

    static final int SHORTEST_DAYS = 30;

    AuditProperties {
        if (keep.compareTo(Duration.ofDays(SHORTEST_DAYS)) <= 0) {
            throw new IllegalArgumentException(
                    "product.importer.audit.keep is more than 30d, this is " + keep);
        }
    }
}
