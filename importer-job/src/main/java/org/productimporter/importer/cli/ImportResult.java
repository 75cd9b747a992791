package org.productimporter.importer.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;

/// How an import ended.
record ImportResult(
        ImportState state,
        String message,
        long read,
        long rejected,
        double seconds,
        @Nullable String errorDetail,
        @Nullable String errorAction,
        String json) {

    /// One line for people.
    String summary() {
        return switch (state) {
            case FAILED -> "failed: %s. %s %s".formatted(message, errorDetail, errorAction);
            case STOPPED, QUEUED, RUNNING, STOPPING -> "%s: %s".formatted(state.text(), message);
            case COMPLETED, PREVIEWED ->
                    String.format(
                            Locale.ROOT,
                            "%s: %,d rows in %.1f s (%,.0f rows/s): %s",
                            state.text(),
                            read,
                            seconds,
                            read / Math.max(seconds, 0.001),
                            message);
        };
    }

    int exitCode() {
        return switch (state) {
            case COMPLETED, PREVIEWED -> rejected == 0 ? 0 : 3;
            case FAILED -> 1;
            case STOPPED, QUEUED, RUNNING, STOPPING -> 4;
        };
    }
}
