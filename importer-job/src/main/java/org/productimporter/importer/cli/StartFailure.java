package org.productimporter.importer.cli;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/// Why the node of a command did not start, in one line. Spring Boot creates the reporter, so that the analysis is passed on
/// in a static variable; a process runs one command. Thread-safe.
public final class StartFailure implements FailureAnalysisReporter {

    private static final AtomicReference<@Nullable FailureAnalysis> LATEST = new AtomicReference<>();

    /// Called by Spring Boot.
    StartFailure() {}

    @Override
    public void report(FailureAnalysis analysis) {
        LATEST.set(analysis);
    }

    static Observation observe() {
        LATEST.set(null);
        return new Observation();
    }

    /// The time from the start of an application to its success or failure.
    static final class Observation implements AutoCloseable {

        String reason(Exception failure) {
            var analysis = LATEST.get();
            if (analysis == null) {
                return reasonOf(failure);
            }
            var action = analysis.getAction();
            return oneLine(analysis.getDescription() + (action == null ? "" : " " + action));
        }

        @Override
        public void close() {
            LATEST.set(null);
        }
    }

    /// Returns the message of the innermost cause.
    static String reasonOf(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return oneLine(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
