package org.productimporter.web.jobs.cleanup;

import org.jspecify.annotations.Nullable;

/// How far the clean-up of this node is, or how the last one ended.
///
/// @param removed executions, with their steps, contexts and parameters
/// @param kept executions that the rule means, and that an import still needs
/// @param failure why it ended early, in words; null when it did not
public record CleanUpProgress(
        CleanUpRule rule, State state, long removed, long kept, @Nullable String failure) {

    /// Where it stands.
    public enum State {
        RUNNING,
        DONE,
        STOPPED,
        FAILED
    }

    static CleanUpProgress begun(CleanUpRule rule) {
        return new CleanUpProgress(rule, State.RUNNING, 0, 0, null);
    }

    CleanUpProgress and(CleanUpStore.Batch batch) {
        return new CleanUpProgress(
                rule, state, removed + batch.removed(), kept + batch.kept(), null);
    }

    CleanUpProgress ended(State end) {
        return new CleanUpProgress(rule, end, removed, kept, null);
    }

    CleanUpProgress failed(String why) {
        return new CleanUpProgress(rule, State.FAILED, removed, kept, why);
    }
}
