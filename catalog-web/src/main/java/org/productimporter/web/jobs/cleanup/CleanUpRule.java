package org.productimporter.web.jobs.cleanup;

import java.util.List;
import java.util.Set;
import org.productimporter.web.kit.Problem;

/// Which executions are to go.
///
/// @param olderThanDays created at least so many days ago; 1 or more
/// @param statuses as Spring Batch writes them; one or more
public record CleanUpRule(int olderThanDays, Set<String> statuses) {

    /// What there is to choose from. One that looks as if it ran is left over from a crash: while
    /// an execution really runs, its import is open and keeps it.
    public static final List<String> STATUSES =
            List.of(
                    "COMPLETED",
                    "FAILED",
                    "STOPPED",
                    "ABANDONED",
                    "UNKNOWN",
                    "STARTING",
                    "STARTED",
                    "STOPPING");

    /// @throws Problem 400 when it makes no sense
    public CleanUpRule {
        statuses = Set.copyOf(statuses);
        if (olderThanDays < 1 || olderThanDays > 36_500) {
            throw Problem.field(
                    "older_than_days",
                    "older_than_days is between 1 and 36,500, this is " + olderThanDays);
        }
        if (statuses.isEmpty() || !STATUSES.containsAll(statuses)) {
            throw Problem.field(
                    "statuses", "statuses are one or more of " + String.join(", ", STATUSES));
        }
    }
}
