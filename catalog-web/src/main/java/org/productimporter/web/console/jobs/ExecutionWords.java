package org.productimporter.web.console.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;
import org.productimporter.web.console.imports.ImportWords;
import org.productimporter.web.console.kit.Badge;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Tone;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.jobs.JobRecords.Execution;

/// What is said about an execution, in words and colours. The import knows more than the records
/// of Spring Batch, which stay behind after a crash, so it speaks for its latest execution. Pure
/// functions.
public final class ExecutionWords {

    private ExecutionWords() {}

    /// Whether this is the execution that the state of the import is about.
    public static boolean isLatest(Execution execution, @Nullable ImportSummary status) {
        return status != null
                && status.jobExecutionId() != null
                && status.jobExecutionId() == execution.id()
                && status.state() != ImportState.QUEUED
                && !execution.status().equals("ABANDONED");
    }

    public static Badge badge(Execution execution, @Nullable ImportSummary status) {
        return status != null && isLatest(execution, status)
                ? new Badge(ImportWords.tone(status), ImportWords.state(status))
                : badge(execution.status());
    }

    /// A state as Spring Batch writes it.
    public static Badge badge(String status) {
        return new Badge(tone(status), words(status));
    }

    /// `STARTED` is "Started".
    public static String words(String status) {
        return status.substring(0, 1) + status.substring(1).toLowerCase(Locale.ROOT);
    }

    private static Tone tone(String status) {
        return switch (status) {
            case "COMPLETED" -> Tone.GOOD;
            case "FAILED" -> Tone.BAD;
            case "STARTING", "STARTED" -> Tone.ACTIVE;
            default -> Tone.WARNING;
        };
    }

    /// Whether it works now, as far as the import knows.
    public static boolean isMoving(Execution execution, @Nullable ImportSummary status) {
        return status != null && isLatest(execution, status) && ImportWords.isMoving(status);
    }

    /// How long it took or has taken so far; a dash before it began, and when nobody knows.
    public static String took(Execution execution, @Nullable ImportSummary status, Instant now) {
        if (execution.startedAt() == null) {
            return Numbers.NONE;
        }
        var end = execution.finishedAt();
        if (end == null && status != null && isLatest(execution, status)) {
            end = ImportWords.isMoving(status) ? now : status.finishedAt();
        }
        if (end == null) {
            return Numbers.NONE;
        }
        var took = Duration.between(execution.startedAt(), end);
        return Numbers.duration(took.isNegative() ? Duration.ZERO : took);
    }
}
