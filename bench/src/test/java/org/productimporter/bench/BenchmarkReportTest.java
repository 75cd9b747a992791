package org.productimporter.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.productimporter.bench.Timing.Indexing;

class BenchmarkReportTest {

    private static Timing timing(double seconds, Map<String, Double> phases) {
        return new Timing(seconds, 0.5, 1.5, 0, phases, Indexing.NONE);
    }

    private static final BenchmarkReport REPORT = new BenchmarkReport("psql",
            Map.of(BenchmarkCase.NEW,
                    new TreeMap<>(Map.of("psql", List.of(timing(4, Map.of()), timing(6, Map.of())), "server",
                            List.of(timing(2, Map.of("stage", 0.75, "merge", 1.0)),
                                    timing(2.5, Map.of("stage", 0.75, "merge", 1.5)))))));

    @Test
    void comparesMediansWithTheBaselineAndTheTarget() {
        assertThat(REPORT.summary()).isEqualTo("""
                | case | peer | seconds | ÷ psql | target |
                |---|---|---:|---:|---:|
                | new | psql | 5.00 | 1.00 |  |
                | new | server | 2.25 | 0.45 | ≤ 0.40 |
                """);
    }

    @Test
    void phasesAndTheRestAddUpToTheTotal() {
        assertThat(REPORT.phases()).isEqualTo("""
                | case | peer | upload | wait | inspect | stage | merge | publish | start, end | total |
                |---|---|---:|---:|---:|---:|---:|---:|---:|---:|
                | new | server |  |  |  | 0.75 | 1.25 |  | 0.13 | 2.25 |
                """);
    }
}
