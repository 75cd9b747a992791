package org.productimporter.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.productimporter.web.jobs.TakeoverService.Lease;

class TakeoverServiceTest {

    private static final Duration DEAD_AFTER = Duration.ofSeconds(25);

    @Test
    void theLeaseOfALiveNodeHasNotExpired() {
        assertThat(new Lease("n1", Duration.ofSeconds(24), DEAD_AFTER).isExpired()).isFalse();
    }

    @Test
    void theLeaseOfADeadNodeHasExpired() {
        assertThat(new Lease("n1", Duration.ofSeconds(25), DEAD_AFTER).isExpired()).isTrue();
        assertThat(new Lease("n1", null, DEAD_AFTER).isExpired()).isTrue();
    }
}
