package org.productimporter.db.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.productimporter.db.imports.LedgerProgress.Attempt;
import org.productimporter.db.imports.LedgerProgress.Chunks;

class ProgressEstimatorTest {

    private static final Chunks NONE = new Chunks(0, 0);

    @Test
    void nothingIsKnownBeforeTheFirstChunkOfAnAttempt() {
        var resumed = new LedgerProgress(1000, 600, NONE, NONE, new Attempt(0, 0, 0, 0, 0, 0));

        assertThat(ProgressEstimator.rowsPerSecond(resumed)).isNull();
        assertThat(ProgressEstimator.etaSeconds(false, resumed)).isNull();
    }

    @Test
    void stagingCountsTheAttemptsOwnRowsAndTakesTheMergeForAsLong() {
        var work = new LedgerProgress(1000, 600, NONE, NONE, new Attempt(200, 50, 10, 0, 0, 0));

        assertThat(ProgressEstimator.rowsPerSecond(work)).isEqualTo(5);
        // 400 bytes are left to stage and 1,000 to merge, at 20 bytes a second.
        assertThat(ProgressEstimator.etaSeconds(false, work)).isEqualTo(70);
    }

    @Test
    void mergingCountsChunks() {
        var work = new LedgerProgress(1000, 1000, NONE, new Chunks(8, 4), new Attempt(0, 0, 0, 2, 90, 3));

        assertThat(ProgressEstimator.rowsPerSecond(work)).isEqualTo(30);
        assertThat(ProgressEstimator.etaSeconds(false, work)).isEqualTo(6);
    }

    @Test
    void aPreviewCountsItsOwnChunks() {
        var work = new LedgerProgress(10, 10, new Chunks(4, 3), NONE, new Attempt(10, 5, 1, 3, 5, 6));

        assertThat(ProgressEstimator.etaSeconds(true, work)).isEqualTo(2);
        assertThat(ProgressEstimator.etaSeconds(false, work)).isZero();
    }
}
