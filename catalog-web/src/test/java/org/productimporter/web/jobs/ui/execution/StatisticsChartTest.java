package org.productimporter.web.jobs.ui.execution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.productimporter.web.jobs.StepStatistics;
import org.productimporter.web.jobs.StepStatistics.Measure;

class StatisticsChartTest {

    @Test
    void measuresAreFormattedInTheirUnits() {
        assertThat(StatisticsChart.value(Measure.DURATION, 200.0)).isEqualTo("3 min 20 s");
        assertThat(StatisticsChart.value(Measure.READ, 1_204.0)).isEqualTo("1,204");
        assertThat(StatisticsChart.value(Measure.READ, 2.46)).isEqualTo("2.5");
        assertThat(StatisticsChart.value(Measure.READ, null)).isEqualTo("–");
    }

    @Test
    void aValueIsPositionedBetweenMinimumAndMaximum() {
        assertThat(StatisticsChart.position(4, 4, 8)).isZero();
        assertThat(StatisticsChart.position(6, 4, 8)).isEqualTo(49.25);
        assertThat(StatisticsChart.position(8, 4, 8)).isEqualTo(98.5);
        assertThat(StatisticsChart.position(4, 4, 4)).isEqualTo(50);
    }

    @Test
    void theChartHasADescription() {
        var row = new StepStatistics("stage", Measure.DURATION, 3, 4, 5, 6, 1.0, 9.0);

        var svg = StatisticsChart.range(row);

        assertThat(svg.getElement().getAttribute("aria-label"))
                .isEqualTo("Duration of stage: 9.0 s in this execution, minimum 4.0 s, maximum 6.0 s, mean 5.0 s");
        assertThat(svg.getElement().getChild(2).getAttribute("x")).isEqualTo("98.50%");
    }
}
