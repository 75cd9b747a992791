package org.productimporter.web.jobs;

import org.jspecify.annotations.Nullable;

/// Statistics of one measure of one step over past executions.
///
/// @param runs number of past executions
/// @param deviation standard deviation; null for fewer than two runs
/// @param here the value of the compared execution; null if it has none
public record StepStatistics(String step, Measure measure, long runs, double min, double mean, double max,
        @Nullable Double deviation, @Nullable Double here) {

    /// The counts are those of Spring Batch, summed over the workers of a step.
    public enum Measure {
        /// In seconds.
        DURATION,
        READ,
        WRITTEN,
        FILTERED,
        READ_SKIPS,
        PROCESS_SKIPS,
        WRITE_SKIPS,
        COMMITS,
        ROLLBACKS,
        /// Seconds per item read.
        DURATION_PER_READ
    }
}
