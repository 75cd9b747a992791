package org.productimporter.web.console.jobs.cleanup;

import java.util.stream.Collectors;
import org.productimporter.web.console.jobs.ExecutionWords;
import org.productimporter.web.console.kit.Badge;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Tone;
import org.productimporter.web.jobs.cleanup.CleanUp.Count;
import org.productimporter.web.jobs.cleanup.CleanUpProgress;
import org.productimporter.web.jobs.cleanup.CleanUpRule;

/// What is said about a clean-up. Pure functions.
final class CleanUpWords {

    private CleanUpWords() {}

    /// What would happen, before it does.
    static String count(Count count) {
        if (count.removable() == 0) {
            return count.kept() == 0
                    ? "No execution is that old and in such a state"
                    : "Nothing to remove: " + kept(count.kept());
        }
        var words =
                Numbers.count(count.removable(), "execution goes", "executions go")
                        + ", with steps, contexts and parameters";
        return count.kept() == 0 ? words : words + "; " + kept(count.kept());
    }

    private static String kept(long kept) {
        return Numbers.count(kept, "execution stays", "executions stay")
                + " because an import can still go on from there";
    }

    static Badge state(CleanUpProgress progress) {
        return switch (progress.state()) {
            case RUNNING -> new Badge(Tone.ACTIVE, "Removing");
            case DONE -> new Badge(Tone.GOOD, "Done");
            case STOPPED -> new Badge(Tone.WARNING, "Stopped");
            case FAILED -> new Badge(Tone.BAD, "Broke off");
        };
    }

    /// How far it is, or what came of it.
    static String result(CleanUpProgress progress) {
        var words = Numbers.count(progress.removed(), "execution", "executions") + " removed";
        return progress.kept() == 0
                ? words
                : words + ", " + Numbers.count(progress.kept()) + " kept";
    }

    /// `Completed and Failed, older than 90 days`.
    static String rule(CleanUpRule rule) {
        return CleanUpRule.STATUSES.stream()
                        .filter(rule.statuses()::contains)
                        .map(ExecutionWords::words)
                        .collect(Collectors.joining(", "))
                + ", older than "
                + Numbers.count(rule.olderThanDays(), "day", "days");
    }
}
