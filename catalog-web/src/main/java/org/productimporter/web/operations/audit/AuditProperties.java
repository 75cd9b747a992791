package org.productimporter.web.operations.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The retention of the audit log.
///
/// @param keep more than 30 days; a trigger of the table enforces them
@ConfigurationProperties("product.importer.audit")
record AuditProperties(@DefaultValue("400d") Duration keep) {

    static final int SHORTEST_DAYS = 30;

    AuditProperties {
        if (keep.compareTo(Duration.ofDays(SHORTEST_DAYS)) <= 0) {
            throw new IllegalArgumentException("product.importer.audit.keep is more than 30d, this is " + keep);
        }
    }
}
