package org.productimporter.web.imports;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.imports.RowCounts;
import org.productimporter.web.imports.ImportEventService.Subscriber;

/// A subscriber to one import and the state that it received last. For the polling thread.
final class ImportSubscription {

    /// Fifteen seconds.
    private static final int POLLS_BETWEEN_KEEP_ALIVES = 60;

    private final Subscriber subscriber;
    private @Nullable Snapshot sent;
    private int unchangedPolls;

    ImportSubscription(Subscriber subscriber) {
        this.subscriber = subscriber;
    }

    /// The properties whose change is an event. A change of times and rates alone is not.
    record Snapshot(ImportState state, @Nullable String phase, String message, double percent, long bytesRead,
            RowCounts rows, int attempt, @Nullable Long jobExecutionId) {

        /// Whether the other one differs in its progress at most.
        boolean hasStateOf(Snapshot other) {
            return state == other.state && attempt == other.attempt && Objects.equals(phase, other.phase)
                    && message.equals(other.message) && Objects.equals(jobExecutionId, other.jobExecutionId);
        }

        static Snapshot of(ImportSummary summary) {
            return new Snapshot(summary.state(), summary.phase(), summary.message(), summary.percent(),
                    summary.bytesRead(), summary.rows(), summary.attempt(), summary.jobExecutionId());
        }
    }

    Subscriber subscriber() {
        return subscriber;
    }

    long importId() {
        return subscriber.importId();
    }

    /// Sends what is new.
    ///
    /// @param summary null if the import was deleted
    /// @return whether the subscription continues
    boolean update(@Nullable ImportSummary summary) {
        if (summary == null) {
            subscriber.ended();
            return false;
        }
        var current = Snapshot.of(summary);
        if (!current.equals(sent)) {
            sent = current;
            unchangedPolls = 0;
            subscriber.changed(summary);
        } else if (++unchangedPolls % POLLS_BETWEEN_KEEP_ALIVES == 0) {
            subscriber.unchanged();
        }
        return !summary.state().isFinal();
    }
}
