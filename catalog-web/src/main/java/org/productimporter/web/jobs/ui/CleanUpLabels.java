package org.productimporter.web.jobs.ui;

import java.util.stream.Collectors;
import org.productimporter.web.jobs.CleanUpProgress;
import org.productimporter.web.jobs.CleanUpRule;
import org.productimporter.web.jobs.CleanUpService.Count;
import org.productimporter.web.jobs.ui.execution.ExecutionLabels;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;

/// Labels of a clean-up. Pure functions.
final class CleanUpLabels {

    private CleanUpLabels() {}

    /// What a clean-up would do.
    static String count(Count count) {
        var kept = Numbers.count(count.kept(), "execution stays", "executions stay")
                + " because an import can still go on from there";
        if (count.removable() == 0) {
            return count.kept() == 0 ? "No executions match" : "Nothing to remove: " + kept;
        }
        var words = Numbers.count(count.removable(), "execution goes", "executions go")
                + ", with steps, contexts and parameters";
        return count.kept() == 0 ? words : words + "; " + kept;
    }

    static Badge state(CleanUpProgress progress) {
        return switch (progress.state()) {
            case RUNNING -> new Badge(Severity.ACTIVE, "Removing");
            case DONE -> new Badge(Severity.SUCCESS, "Done");
            case STOPPED -> new Badge(Severity.WARNING, "Stopped");
            case FAILED -> new Badge(Severity.ERROR, "Failed");
        };
    }

    static String result(CleanUpProgress progress) {
        var words = Numbers.count(progress.removed(), "execution", "executions") + " removed";
        return progress.kept() == 0 ? words : words + ", " + Numbers.count(progress.kept()) + " kept";
    }

    /// `Completed, Failed, older than 90 days`.
    static String rule(CleanUpRule rule) {
        return CleanUpRule.STATUSES.stream()
                .filter(rule.statuses()::contains)
                .map(ExecutionLabels::status)
                .collect(Collectors.joining(", ")) + ", older than "
                + Numbers.count(rule.olderThanDays(), "day", "days");
    }
}
