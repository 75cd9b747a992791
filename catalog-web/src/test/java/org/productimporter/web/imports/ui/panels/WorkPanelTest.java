package org.productimporter.web.imports.ui.panels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.productimporter.web.imports.ImportLedgerService.Chunk;
import org.productimporter.web.imports.ui.panels.WorkerLines.Line;

class WorkPanelTest {

    private static final Instant BEGIN = Instant.parse("2026-11-22T12:00:00Z");

    private static Chunk chunk(@Nullable String worker, double from, double to, long rows) {
        return new Chunk("stage", 0, 100, 1, worker == null ? null : "node-1", worker,
                worker == null ? null : BEGIN.plusMillis((long) (from * 1_000)),
                worker == null ? null : BEGIN.plusMillis((long) (to * 1_000)), rows);
    }

    @Test
    void spreadsTheRowsOfAChunkOverItsDuration() {
        var series = RateSeries.of(List.of(chunk("1", 0, 2, 200), chunk("2", 1, 4, 600)), 4);

        assertThat(series.span()).isEqualTo(Duration.ofSeconds(4));
        assertThat(series.values()).containsExactly(100.0, 300.0, 200.0, 200.0);
        assertThat(series.highest()).isEqualTo(300);
    }

    @Test
    void isEmptyWithoutCompletedChunks() {
        assertThat(RateSeries.of(List.of(chunk(null, 0, 0, 0)), 4).values()).isEmpty();
    }

    @Test
    void countsAChunkWithoutDuration() {
        var series = RateSeries.of(List.of(chunk("1", 0, 0, 10)), 2);

        assertThat(series.values().stream().mapToDouble(rate -> rate / 1_000).sum()).isEqualTo(10.0);
    }

    @Test
    void eachWorkerHasALineAndWaitingChunksTheLast() {
        var work = WorkerLines
                .of(List.of(chunk("2", 0, 1, 1), chunk("1", 0, 1, 1), chunk("2", 1, 2, 1), chunk(null, 0, 0, 0)));

        assertThat(work).isEqualTo(new WorkerLines(
                List.of(new Line("node-1 · 1", 1), new Line("node-1 · 2", 2), new Line("", 1)), 3, 4, 1));
    }

    @Test
    void aCellStandsForSeveralChunksIfThereAreMany() {
        var work = WorkerLines.of(IntStream.range(0, 100).mapToObj(i -> chunk("1", 0, 1, 1)).toList());

        assertThat(work.perCell()).isEqualTo(3);
        assertThat(work.draw(work.lines().getFirst()).getElement().getChildCount()).isEqualTo(34);
    }
}
