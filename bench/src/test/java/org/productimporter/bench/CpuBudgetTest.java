package org.productimporter.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CpuBudgetTest {

    @ParameterizedTest
    @CsvSource({"2, 4.7, 9.4", "2, 4.7, 9.68", "1, 4.2, 4.1", "1, 0, 0.1"})
    void acceptsWhatTheProcessorsCanDo(int processors, double wall, double cpu) {
        assertThatCode(() -> new CpuBudget(processors, wall).requirePossible("psql", cpu)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"2, 4.7, 9.70", "1, 4.7, 9.6", "1, 0, 0.11"})
    void rejectsMoreThanTheProcessorsCanDo(int processors, double wall, double cpu) {
        assertThatThrownBy(() -> new CpuBudget(processors, wall).requirePossible("psql", cpu))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("psql: %.2f CPU s in %.2f s of wall clock".formatted(cpu, wall));
    }

    /// 4.8 CPU s of the search indexer were counted as cost of a psql session of 4.7 s, which two processors allow.
    @Test
    void rejectsWorkOfOtherDatabases() {
        var budget = new CpuBudget(2, 4.7);

        assertThatThrownBy(() -> budget.requireAlone("psql", 4.8)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("used 4.80 CPU s in 4.70 s");
        assertThatCode(() -> budget.requireAlone("psql", 0.3)).doesNotThrowAnyException();
    }
}
