package org.productimporter.web.jobs;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportAction;

/// What may be done to an execution now.
///
/// @param accepted in the order of `JobAction`
/// @param refused why each other action is not possible
/// @param life who works on it and when he last gave a sign of life; null when nobody does
/// @param isDead whether that node is taken for dead
public record Standing(
        Set<JobAction> accepted,
        Map<JobAction, String> refused,
        @Nullable String life,
        boolean isDead) {

    /// Where an execution stands. Pure.
    ///
    /// @param latest the last execution of the same instance
    /// @param holder of the import; null when nobody works on it
    static Standing of(
            long id, long latest, Set<ImportAction> ofImport, Recovery.@Nullable Holder holder) {
        var refused = new EnumMap<JobAction, String>(JobAction.class);
        for (var action : JobAction.values()) {
            var why = id == latest ? why(action, ofImport, holder) : later(latest);
            if (why != null) {
                refused.put(action, why);
            }
        }
        var accepted = new LinkedHashSet<>(List.of(JobAction.values()));
        accepted.removeAll(refused.keySet());
        var shown = id == latest ? holder : null;
        return new Standing(
                accepted,
                refused,
                shown == null ? null : life(shown),
                shown != null && shown.isDead());
    }

    private static String later(long latest) {
        return "It is over; execution " + latest + " came after it";
    }

    private static @Nullable String why(
            JobAction action, Set<ImportAction> ofImport, Recovery.@Nullable Holder holder) {
        return switch (action) {
            case STOP ->
                    ofImport.contains(ImportAction.STOP) ? null : "Nothing runs that could stop";
            case RESTART ->
                    ofImport.contains(ImportAction.RESTART)
                            ? null
                            : "Only what has stopped or failed, and was not given up, goes on";
            case ABANDON ->
                    ofImport.contains(ImportAction.ABANDON)
                            ? null
                            : "Only what has stopped or failed can be given up";
            case RECOVER -> lives(holder);
        };
    }

    private static @Nullable String lives(Recovery.@Nullable Holder holder) {
        if (holder == null) {
            return "No node holds it, so there is nothing to recover from";
        }
        return holder.isDead()
                ? null
                : "%s. It is taken for dead after %d s of silence"
                        .formatted(life(holder), holder.deadAfter().toSeconds());
    }

    private static String life(Recovery.Holder holder) {
        return holder.silence() == null
                ? "Node %s never gave a sign of life".formatted(holder.node())
                : "Node %s gave its last sign of life %d s ago"
                        .formatted(holder.node(), Math.max(0, holder.silence().toSeconds()));
    }
}
