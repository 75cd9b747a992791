package org.productimporter.web.jobs.ui.execution;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.RouterLink;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.console.imports.detail.ImportView;
import org.productimporter.web.console.kit.Badge;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Text;
import org.productimporter.web.console.kit.Tone;

/// Labels of job executions and steps. Pure functions.
public final class ExecutionLabels {

    private ExecutionLabels() {}

    public static Badge badge(String status) {
        var tone = switch (status) {
            case "COMPLETED" -> Tone.GOOD;
            case "FAILED" -> Tone.BAD;
            case "STARTING", "STARTED" -> Tone.ACTIVE;
            default -> Tone.WARNING;
        };
        return new Badge(tone, status(status));
    }

    /// `STARTED` is "Started".
    public static String status(String status) {
        return status.substring(0, 1) + status.substring(1).toLowerCase(Locale.ROOT);
    }

    /// A link to the import with its file name, or its number if it was deleted.
    public static Component importLink(@Nullable Long importId, @Nullable String importName) {
        if (importId != null && importName != null) {
            return new RouterLink(importName, ImportView.class, importId);
        }
        return Text.quiet(importId == null ? Numbers.NONE : Numbers.count(importId) + ", deleted");
    }

    public static String duration(@Nullable Double seconds) {
        return seconds == null || seconds < 0 ? Numbers.NONE
                : Numbers.duration(Duration.ofMillis(Math.round(seconds * 1_000)));
    }

    /// The message, or a dash if there is none.
    public static String message(@Nullable String message) {
        return message == null || message.isBlank() ? Numbers.NONE : message;
    }
}
