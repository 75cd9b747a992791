package org.productimporter.web.jobs.cleanup;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long job executions are kept.
///
/// @param keep at least a day; executions that an import still needs stay longer
@ConfigurationProperties("product.importer.jobs")
record JobProperties(@DefaultValue("400d") Duration keep) {

    JobProperties {
        if (keep.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException(
                    "product.importer.jobs.keep is at least 1d, this is " + keep);
        }
    }
}
