package org.productimporter.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.productimporter.model.imports.ImportAction;

class StandingTest {

    private static Recovery.Holder silentFor(long seconds) {
        return new Recovery.Holder("n1", Duration.ofSeconds(seconds), Duration.ofSeconds(25));
    }

    @Test
    void aLivingNodeKeepsItsImport() {
        var standing = Standing.of(2, 2, EnumSet.of(ImportAction.STOP), silentFor(3));

        assertThat(standing.accepted()).containsExactly(JobAction.STOP);
        assertThat(standing.refused())
                .containsEntry(
                        JobAction.RECOVER,
                        "Node n1 gave its last sign of life 3 s ago. It is taken for dead after 25 s"
                                + " of silence")
                .containsOnlyKeys(JobAction.RESTART, JobAction.RECOVER, JobAction.ABANDON);
        assertThat(standing.isDead()).isFalse();
    }

    @Test
    void aDeadNodeLosesIt() {
        var standing = Standing.of(2, 2, EnumSet.of(ImportAction.STOP), silentFor(25));

        assertThat(standing.accepted()).containsExactly(JobAction.STOP, JobAction.RECOVER);
        assertThat(standing.life()).isEqualTo("Node n1 gave its last sign of life 25 s ago");
        assertThat(standing.isDead()).isTrue();
    }

    @Test
    void whatHasStoppedGoesOnOrIsGivenUp() {
        var standing =
                Standing.of(2, 2, EnumSet.of(ImportAction.RESTART, ImportAction.ABANDON), null);

        assertThat(standing.accepted()).containsExactly(JobAction.RESTART, JobAction.ABANDON);
        assertThat(standing.life()).isNull();
    }

    @Test
    void anEarlierExecutionIsOver() {
        var standing = Standing.of(1, 2, EnumSet.allOf(ImportAction.class), silentFor(99));

        assertThat(standing.accepted()).isEmpty();
        assertThat(standing.refused().values())
                .hasSize(4)
                .containsOnly("It is over; execution 2 came after it");
        assertThat(standing.isDead()).isFalse();
    }
}
