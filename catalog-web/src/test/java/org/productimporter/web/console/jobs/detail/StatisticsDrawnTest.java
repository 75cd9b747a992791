package org.productimporter.web.console.jobs.detail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.productimporter.web.imports.again.RestartPlan;
import org.productimporter.web.imports.again.RestartPlan.Part;
import org.productimporter.web.jobs.history.StepStatistics;
import org.productimporter.web.jobs.history.StepStatistics.Measure;

class StatisticsDrawnTest {

    @Test
    void measuresAreSaidInTheirUnits() {
        assertThat(StatisticsDrawn.value(Measure.DURATION, 200.0)).isEqualTo("3 min 20 s");
        assertThat(StatisticsDrawn.value(Measure.READ, 1_204.0)).isEqualTo("1,204");
        assertThat(StatisticsDrawn.value(Measure.READ, 2.46)).isEqualTo("2.5");
        assertThat(StatisticsDrawn.value(Measure.READ, null)).isEqualTo("–");
    }

    @Test
    void aRunIsPlacedBetweenTheLowestAndTheHighest() {
        assertThat(StatisticsDrawn.place(4, 4, 8)).isZero();
        assertThat(StatisticsDrawn.place(6, 4, 8)).isEqualTo(49.25);
        assertThat(StatisticsDrawn.place(8, 4, 8)).isEqualTo(98.5);
        assertThat(StatisticsDrawn.place(4, 4, 4)).isEqualTo(50);
    }

    @Test
    void theDrawingSaysItInWordsToo() {
        var row = new StepStatistics("stage", Measure.DURATION, 3, 4, 5, 6, 1.0, 9.0);

        var svg = StatisticsDrawn.range(row);

        assertThat(svg.getElement().getAttribute("aria-label"))
                .isEqualTo(
                        "Duration of stage: this run 9.0 s, between 4.0 s and 6.0 s, 5.0 s on average");
        assertThat(svg.getElement().getChild(2).getAttribute("x")).isEqualTo("98.50%");
    }

    @Test
    void aRestartSaysWhatRunsAgain() {
        assertThat(RestartWords.lines(new RestartPlan(List.of(), "", false, 10)))
                .containsExactly("Everything: the file has not been cut into chunks yet");
        assertThat(
                        RestartWords.lines(
                                new RestartPlan(List.of(new Part("stage", 36, 4)), "", false, 10)))
                .containsExactly(
                        "Stage: 4 of 40 chunks; 36 stay done",
                        "Merge: planned when the last range is staged");
        assertThat(
                        RestartWords.lines(
                                new RestartPlan(
                                        List.of(new Part("stage", 40, 0), new Part("merge", 0, 9)),
                                        "",
                                        false,
                                        10)))
                .containsExactly("Stage: nothing, all 40 chunks stay done", "Merge: all 9 chunks");
    }
}
