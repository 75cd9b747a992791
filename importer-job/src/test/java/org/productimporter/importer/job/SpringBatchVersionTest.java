package org.productimporter.importer.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Runtime.Version;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.Job;

/// Earlier versions lose rows: contexts saved although a chunk rolled back, partitions that end
/// with the first of them, executions not restored after a failed commit.
class SpringBatchVersionTest {

    @Test
    void isTheFirstThatKeepsWhatWeNeedOrALaterOne() {
        var version = Version.parse(Job.class.getPackage().getImplementationVersion());

        assertThat(version).isGreaterThanOrEqualTo(Version.parse("6.0.6"));
    }
}
