package org.productimporter.importer.cli;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.productimporter.model.imports.ImportSummary;
import tools.jackson.databind.json.JsonMapper;

/// Formats the summary of an import and its exit code.
final class SummaryPrinter {

    private SummaryPrinter() {}

    /// Returns the last line of the output.
    static String lastLine(ImportSummary summary, boolean json) {
        return json ? JsonMapper.shared().writeValueAsString(summary) : line(summary);
    }

    private static String line(ImportSummary summary) {
        return switch (summary.state()) {
            case FAILED -> failed(summary);
            case STOPPED, QUEUED, RUNNING, STOPPING, NEEDS_MAPPING, UNDOING,
                    UNDONE -> "%s: %s".formatted(summary.state().text(), summary.message());
            case COMPLETED, PREVIEWED -> ended(summary);
        };
    }

    private static String failed(ImportSummary summary) {
        var failure = Objects.requireNonNull(summary.error());
        return "failed: " + Stream.of(summary.message() + ".", failure.detail(), failure.action())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " ");
    }

    private static String ended(ImportSummary summary) {
        double seconds = Objects.requireNonNullElse(summary.durationSeconds(), 0.0);
        return String.format(Locale.ROOT, "%s: %,d rows in %.1f s (%,.0f rows/s): %s", summary.state().text(),
                summary.rows().read(), seconds, summary.rows().read() / Math.max(seconds, 0.001), summary.message());
    }

    static int exitCode(ImportSummary summary) {
        return switch (summary.state()) {
            // An undo follows a completed import.
            case COMPLETED, PREVIEWED, UNDOING, UNDONE -> summary.rows().rejected() == 0 ? 0 : 3;
            case FAILED -> 1;
            case STOPPED, QUEUED, RUNNING, STOPPING -> 4;
            case NEEDS_MAPPING -> 5;
        };
    }
}
