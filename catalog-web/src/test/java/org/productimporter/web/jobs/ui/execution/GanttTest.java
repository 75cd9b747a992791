package org.productimporter.web.jobs.ui.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.dom.Element;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.productimporter.web.imports.ImportLedgerService.Chunk;
import org.productimporter.web.jobs.JobRecords.Execution;
import org.productimporter.web.jobs.JobRecords.Step;
import org.productimporter.web.jobs.ui.execution.Gantt.Bar;

class GanttTest {

    private static final Instant ZERO = Instant.parse("2026-01-02T03:04:05Z");

    private static Instant at(long seconds) {
        return ZERO.plusSeconds(seconds);
    }

    private static Step step(String name, String status, @Nullable Long end, String message) {
        var finished = end == null ? null : at(end);
        return new Step(name.hashCode(), name, status, 3, 2, 1, 1, 4, 5, status, message, ZERO, finished, 1.0);
    }

    private static Chunk chunk(String worker, int number, long from, @Nullable Long to) {
        return new Chunk("stage", number, 100, 2, to == null ? null : "n1", to == null ? null : worker,
                to == null ? null : at(from), to == null ? null : at(to), 10);
    }

    @Test
    void eachWorkerHasBarsForCompletedFailedAndCurrentChunks() {
        var steps = List.of(step("stage", "STARTED", null, ""), step("stage:worker-01", "FAILED", 80L, "It broke"),
                step("stage:worker-02", "STARTED", null, ""));
        var done = List.of(chunk("stage:worker-01", 0, 0, 40L), chunk("stage:worker-02", 1, 0, 50L));

        var gantt = Gantt.of(done, steps, at(100));

        assertThat(gantt.from()).isEqualTo(ZERO);
        assertThat(gantt.to()).isEqualTo(at(100));
        assertThat(gantt.lines()).containsExactly(new Gantt.Line("n1", "stage:worker-01",
                List.of(new Bar(0, 39.85, "fill-progress"), new Bar(40, 80, "fill-rejected")), 1, 10, 2, "It broke"),
                new Gantt.Line("n1", "stage:worker-02",
                        List.of(new Bar(0, 49.85, "fill-progress"), new Bar(50, 100, "fill-unchanged")), 1, 10, 2,
                        null));
    }

    @Test
    void adjacentBarsOfManyChunksAreJoined() {
        var done = new ArrayList<Chunk>();
        for (var i = 0; i < 200; i++) {
            var from = i < 100 ? i : i + 50;
            done.add(chunk("stage:worker-01", i, from, from + 1L));
        }

        var line = Gantt.of(done, List.of(), null).lines().getFirst();

        assertThat(line.chunks()).isEqualTo(200);
        assertThat(line.bars()).hasSize(2);
        var shapes = Gantt.draw(line).getElement().getChildren().map(Element::getTag).toList();
        assertThat(shapes).containsExactly("line", "rect", "rect");
    }

    @Test
    void withoutChunksThereAreNoLines() {
        assertThat(Gantt.of(List.of(), List.of(), ZERO).lines()).isEmpty();
    }

    @Test
    void stepsHaveTheSumsOfTheirWorkersAndTheProgressOfTheLedger() {
        var steps = List.of(step("inspect", "COMPLETED", 1L, ""), step("stage", "STARTED", null, "Later"),
                step("stage:worker-01", "STARTED", null, ""), step("stage:worker-02", "FAILED", 9L, "It broke"));
        var chunks = List.of(chunk("stage:worker-01", 0, 0, 1L), chunk("", 1, 0, null));

        var lines = StepLines.of(steps, chunks);

        assertThat(lines).extracting(line -> line.step().name()).containsExactly("inspect", "stage");
        assertThat(lines).extracting(StepLines.Line::percent).containsExactly(100.0, 50.0);
        var stage = lines.getLast();
        assertThat(stage.workerCount()).isEqualTo("2 workers, 1 failed");
        assertThat(stage.error()).isEqualTo("It broke");
        assertThat(List.of(stage.sum(Step::readCount), stage.sum(Step::writeCount), stage.skipped(),
                stage.sum(Step::commitCount))).containsExactly(6L, 4L, 4L, 8L);
        assertThat(lines.getFirst().sum(Step::rollbackCount)).isEqualTo(5);
    }

    @Test
    void anExecutionHasTheChunksDoneWhileItRan() {
        var execution = new Execution(1, 1, "j", 7L, null, "FAILED", null, null, ZERO, ZERO, at(10), 10.0);
        var early = chunk("w", 0, -9, -5L);
        var own = chunk("w", 1, 1, 10L);
        var later = chunk("w", 2, 11, 12L);

        var all = List.of(early, own, later, chunk("w", 3, 0, null));

        assertThat(Gantt.doneBy(execution, all)).containsExactly(own);
    }
}
