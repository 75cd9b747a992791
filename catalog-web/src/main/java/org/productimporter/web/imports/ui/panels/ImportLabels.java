package org.productimporter.web.imports.ui.panels;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.imports.RowCounts;
import org.productimporter.model.imports.UndoEffect;
import org.productimporter.web.ui.chart.SharesBar.Share;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;
import org.springframework.util.StringUtils;

/// Texts and colours for imports. Pure functions.
public final class ImportLabels {

    private ImportLabels() {}

    public static Component badge(ImportSummary summary) {
        return new Badge(severity(summary), state(summary));
    }

    /// The state in one or two words.
    public static String state(ImportSummary summary) {
        return switch (summary.state()) {
            case QUEUED -> "Waiting";
            case RUNNING -> phase(summary);
            case STOPPING -> "Stopping";
            case STOPPED -> summary.undo() == null ? "Stopped" : "Undo stopped";
            case NEEDS_MAPPING -> "Needs mapping";
            case PREVIEWED -> "Preview ready";
            case COMPLETED -> summary.rows().rejected() == 0 ? "Completed"
                    : "Completed, %s rejected".formatted(Numbers.count(summary.rows().rejected()));
            case FAILED -> summary.undo() == null ? "Failed" : "Undo failed";
            case UNDOING -> "Undoing";
            case UNDONE -> "Undone";
        };
    }

    private static String phase(ImportSummary summary) {
        return switch (summary.phase()) {
            case "stage" -> "Staging";
            case "merge" -> isPreview(summary) ? "Counting" : "Merging";
            case "publish" -> "Publishing";
            case null, default -> "Inspecting";
        };
    }

    /// The rejection code as text: "Price not a number" for `price_not_a_number`.
    public static String rejection(String code) {
        return StringUtils.capitalize(code.toLowerCase(Locale.ROOT).replace('_', ' ').replace("sku", "SKU"));
    }

    public static boolean isPreview(ImportSummary summary) {
        return Boolean.TRUE.equals(summary.options().get("preview"));
    }

    public static Severity severity(ImportSummary summary) {
        return switch (summary.state()) {
            case QUEUED, UNDONE -> Severity.NEUTRAL;
            case RUNNING, PREVIEWED, UNDOING -> Severity.ACTIVE;
            case STOPPING, STOPPED, NEEDS_MAPPING -> Severity.WARNING;
            case COMPLETED -> summary.rows().rejected() == 0 ? Severity.SUCCESS : Severity.WARNING;
            case FAILED -> Severity.ERROR;
        };
    }

    /// `1,204 removed · 16 restored · 2 kept`.
    public static String undo(UndoEffect effect) {
        return "%s removed · %s restored · %s kept".formatted(Numbers.count(effect.removed()),
                Numbers.count(effect.restored()), Numbers.count(effect.kept().changedSince()));
    }

    /// `63 % · 148,000 rows/s`, without the rate if it is unknown.
    public static String progress(ImportSummary summary) {
        var rate = summary.rowsPerSecond();
        return Stream.of(Numbers.percent(summary.percent()), rate == null ? "" : Numbers.rowsPerSecond(rate))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /// Whether the counts of this import still change.
    public static boolean isActive(ImportSummary summary) {
        return summary.undo() == null && isRunning(summary);
    }

    /// Whether a node works on this import or its undo.
    public static boolean isRunning(ImportSummary summary) {
        return !summary.state().isFinal() && summary.state() != ImportState.QUEUED;
    }

    /// The rows by outcome, in the order of the bar.
    public static List<Share> shares(RowCounts rows, @Nullable Long deactivated) {
        return List
                .of(new Share("new", rows.inserted(), "fill-new"), new Share("updated", rows.updated(), "fill-updated"),
                        new Share("unchanged", rows.unchanged(), "fill-unchanged"),
                        new Share(rows.duplicate() == 1 ? "duplicate" : "duplicates", rows.duplicate(),
                                "fill-duplicate"),
                        new Share("rejected", rows.rejected(), "fill-rejected"),
                        new Share("deactivated", deactivated == null ? 0 : deactivated, "fill-deactivated"));
    }
}
