package org.productimporter.web.imports.ui.panels;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.imports.RowCounts;
import org.productimporter.web.ui.chart.SharesBar.Share;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;

/// What is said about an import, in words and colours. Pure functions.
public final class ImportLabels {

    private ImportLabels() {}

    public static Component badge(ImportSummary status) {
        return new Badge(tone(status), state(status));
    }

    /// The state in a word or two.
    public static String state(ImportSummary status) {
        return switch (status.state()) {
            case QUEUED -> "Waiting";
            case RUNNING -> phase(status);
            case STOPPING -> "Stopping";
            case STOPPED -> "Stopped";
            case PREVIEWED -> "Preview ready";
            case COMPLETED -> status.rows().rejected() == 0 ? "Completed"
                    : "Completed, %s rejected".formatted(Numbers.count(status.rows().rejected()));
            case FAILED -> "Failed";
        };
    }

    private static String phase(ImportSummary status) {
        return switch (status.phase()) {
            case "stage" -> "Staging";
            case "merge" -> isPreview(status) ? "Counting" : "Merging";
            case "publish" -> "Publishing";
            case null, default -> "Inspecting";
        };
    }

    public static boolean isPreview(ImportSummary status) {
        return Boolean.TRUE.equals(status.options().get("preview"));
    }

    public static Severity tone(ImportSummary status) {
        return switch (status.state()) {
            case QUEUED -> Severity.NEUTRAL;
            case RUNNING, PREVIEWED -> Severity.ACTIVE;
            case STOPPING, STOPPED -> Severity.WARNING;
            case COMPLETED -> status.rows().rejected() == 0 ? Severity.SUCCESS : Severity.WARNING;
            case FAILED -> Severity.ERROR;
        };
    }

    /// How far and how fast: `63 % · 148,000 rows/s`.
    public static String pace(ImportSummary status) {
        var rate = status.rowsPerSecond();
        return Stream.of(Numbers.percent(status.percent()), rate == null ? "" : Numbers.rowsPerSecond(rate))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /// Whether numbers of this import still move.
    public static boolean isMoving(ImportSummary status) {
        return status.state() == ImportState.RUNNING || status.state() == ImportState.STOPPING;
    }

    /// The rows by outcome, in the order in which they are drawn.
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
