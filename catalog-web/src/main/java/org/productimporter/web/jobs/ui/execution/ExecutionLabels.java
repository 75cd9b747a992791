package org.productimporter.web.jobs.ui.execution;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.RouterLink;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.imports.ui.ImportView;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.ui.kit.Texts;

/// Labels of job executions and steps. Pure functions.
public final class ExecutionLabels {

    private ExecutionLabels() {}

    public static Badge badge(String status) {
        var tone = switch (status) {
            case "COMPLETED" -> Severity.SUCCESS;
            case "FAILED" -> Severity.ERROR;
            case "STARTING", "STARTED" -> Severity.ACTIVE;
            default -> Severity.WARNING;
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
        return Texts.secondary(importId == null ? Numbers.NONE : Numbers.count(importId) + ", deleted");
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
