package org.productimporter.web.jobs;

import org.jspecify.annotations.Nullable;

/// Progress of the clean-up that runs on this node, or the result of the last one.
///
/// @param removed number of deleted executions
/// @param kept number of executions that match the rule but that an import still needs
/// @param failure the message if it failed
public record CleanUpProgress(CleanUpRule rule, State state, long removed, long kept, @Nullable String failure) {

    public enum State {
        RUNNING, DONE, STOPPED, FAILED
    }

    static CleanUpProgress begun(CleanUpRule rule) {
        return new CleanUpProgress(rule, State.RUNNING, 0, 0, null);
    }

    CleanUpProgress plus(BatchTableWriter.Batch batch) {
        return new CleanUpProgress(rule, state, removed + batch.removed(), kept + batch.kept(), null);
    }

    CleanUpProgress ended(State end, @Nullable String failure) {
        return new CleanUpProgress(rule, end, removed, kept, failure);
    }
}
