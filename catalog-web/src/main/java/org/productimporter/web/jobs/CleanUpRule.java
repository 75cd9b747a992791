package org.productimporter.web.jobs;

import java.util.List;
import java.util.Set;
import org.productimporter.web.common.ProblemException;

/// Selects the job executions to delete.
///
/// @param olderThanDays minimum age since creation, 1 to 36,500
/// @param statuses statuses of Spring Batch, at least one
public record CleanUpRule(int olderThanDays, Set<String> statuses) {

    /// Contains the statuses of running executions, because an execution can remain in them after a crash. The import of
    /// an execution that really runs is open and needs its executions.
    public static final List<String> STATUSES =
            List.of("COMPLETED", "FAILED", "STOPPED", "ABANDONED", "UNKNOWN", "STARTING", "STARTED", "STOPPING");

    /// @throws ProblemException 400 if a value is out of range
    public CleanUpRule {
        statuses = Set.copyOf(statuses);
        if (olderThanDays < 1 || olderThanDays > 36_500) {
            throw ProblemException.field("older_than_days",
                    "older_than_days is between 1 and 36,500, this is " + olderThanDays);
        }
        if (statuses.isEmpty() || !STATUSES.containsAll(statuses)) {
            throw ProblemException.field("statuses", "statuses are one or more of " + String.join(", ", STATUSES));
        }
    }
}
