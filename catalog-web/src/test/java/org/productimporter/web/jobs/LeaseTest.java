package org.productimporter.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.productimporter.web.jobs.TakeoverService.Lease;

class LeaseTest {

    private static final Duration DEAD = Duration.ofSeconds(25);

    @Test
    void aLivingNodeKeepsItsImport() {
        assertThat(new Lease("n1", Duration.ofSeconds(24), DEAD).isExpired()).isFalse();
    }

    @Test
    void aDeadNodeLosesIt() {
        assertThat(new Lease("n1", Duration.ofSeconds(25), DEAD).isExpired()).isTrue();
        assertThat(new Lease("n1", null, DEAD).isExpired()).isTrue();
    }
}
