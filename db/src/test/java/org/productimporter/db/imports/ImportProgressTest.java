package org.productimporter.db.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.productimporter.db.imports.ImportProgress.Attempt;
import org.productimporter.db.imports.ImportProgress.Chunks;

class ImportProgressTest {

    private static final Chunks NONE = new Chunks(0, 0);

    @Test
    void rateAndEstimateAreUnknownBeforeTheFirstChunkOfAnAttempt() {
        var resumed = new ImportProgress(1000, 600, NONE, NONE, new Attempt(0, 0, 0, 0, 0, 0));

        assertThat(resumed.rowsPerSecond()).isNull();
        assertThat(resumed.etaSeconds(false)).isNull();
    }

    @Test
    void stagingCountsRowsOfTheAttemptAndAssumesAMergeOfEqualDuration() {
        var progress = new ImportProgress(1000, 600, NONE, NONE, new Attempt(200, 50, 10, 0, 0, 0));

        assertThat(progress.rowsPerSecond()).isEqualTo(5);
        // 400 bytes remain to stage and 1,000 to merge, at 20 bytes per second.
        assertThat(progress.etaSeconds(false)).isEqualTo(70);
    }

    @Test
    void mergeCountsChunks() {
        var progress = new ImportProgress(1000, 1000, NONE, new Chunks(8, 4), new Attempt(0, 0, 0, 2, 90, 3));

        assertThat(progress.rowsPerSecond()).isEqualTo(30);
        assertThat(progress.etaSeconds(false)).isEqualTo(6);
    }

    @Test
    void previewCountsItsOwnChunks() {
        var progress = new ImportProgress(10, 10, new Chunks(4, 3), NONE, new Attempt(10, 5, 1, 3, 5, 6));

        assertThat(progress.etaSeconds(true)).isEqualTo(2);
        assertThat(progress.etaSeconds(false)).isZero();
    }
}
