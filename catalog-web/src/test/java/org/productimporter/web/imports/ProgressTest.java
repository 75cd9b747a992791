package org.productimporter.web.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.productimporter.web.imports.Work.Attempt;
import org.productimporter.web.imports.Work.Chunks;

class ProgressTest {

    private static final Chunks NONE = new Chunks(0, 0);

    @Test
    void nothingIsKnownBeforeTheFirstChunkOfAnAttempt() {
        var resumed = new Work(1000, 600, NONE, NONE, new Attempt(0, 0, 0, 0, 0, 0));

        assertThat(Progress.rowsPerSecond(resumed)).isNull();
        assertThat(Progress.etaSeconds(false, resumed)).isNull();
    }

    @Test
    void stagingCountsTheAttemptsOwnRowsAndTakesTheMergeForAsLong() {
        var work = new Work(1000, 600, NONE, NONE, new Attempt(200, 50, 10, 0, 0, 0));

        assertThat(Progress.rowsPerSecond(work)).isEqualTo(5);
        // 400 bytes are left to stage and 1,000 to merge, at 20 bytes a second.
        assertThat(Progress.etaSeconds(false, work)).isEqualTo(70);
    }

    @Test
    void mergingCountsChunks() {
        var work = new Work(1000, 1000, NONE, new Chunks(8, 4), new Attempt(0, 0, 0, 2, 90, 3));

        assertThat(Progress.rowsPerSecond(work)).isEqualTo(30);
        assertThat(Progress.etaSeconds(false, work)).isEqualTo(6);
    }

    @Test
    void aPreviewCountsItsOwnChunks() {
        var work = new Work(10, 10, new Chunks(4, 3), NONE, new Attempt(10, 5, 1, 3, 5, 6));

        assertThat(Progress.etaSeconds(true, work)).isEqualTo(2);
        assertThat(Progress.etaSeconds(false, work)).isZero();
    }
}
