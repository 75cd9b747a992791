package org.productimporter.web.imports.ui.panels;

import java.util.ArrayList;
import java.util.List;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.ImportLedgerService.Chunk;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Severity;

/// The progress of one phase, computed from the chunks.
///
/// @param text the name of the phase, with figures while it runs
record PhaseProgress(Severity severity, String text, double percent) {

    /// The four phases in order, or that of the undo.
    static List<PhaseProgress> of(ImportSummary summary, List<Chunk> chunks) {
        if (summary.undo() != null) {
            var undo = chunks.stream().filter(chunk -> chunk.phase().equals("undo")).toList();
            return List.of(changes("Undo", "undo", undo, summary.state() == ImportState.UNDONE, summary));
        }
        var completed = summary.state() == ImportState.COMPLETED;
        var preview = ImportLabels.isPreview(summary);
        var mergePhase = preview ? "preview" : "merge";
        var stage = chunks.stream().filter(chunk -> chunk.phase().equals("stage")).toList();
        var merge = chunks.stream().filter(chunk -> chunk.phase().equals(mergePhase)).toList();
        var phases = new ArrayList<PhaseProgress>();
        phases.add(simple("Inspect", completed || !chunks.isEmpty(), summary, "inspect"));
        phases.add(stage(stage, completed, summary));
        phases.add(changes(preview ? "Count" : "Merge", "merge", merge, completed, summary));
        phases.add(simple("Publish", completed, summary, "publish"));
        return phases;
    }

    private static PhaseProgress simple(String name, boolean done, ImportSummary summary, String phase) {
        if (done) {
            return new PhaseProgress(Severity.SUCCESS, name, 100);
        }
        return new PhaseProgress(severity(summary, phase), name, 0);
    }

    private static PhaseProgress stage(List<Chunk> chunks, boolean completed, ImportSummary summary) {
        var all = chunks.stream().mapToLong(Chunk::bytes).sum();
        var done = chunks.stream().filter(chunk -> chunk.doneAt() != null).mapToLong(Chunk::bytes).sum();
        if (completed || (all > 0 && done == all)) {
            return new PhaseProgress(Severity.SUCCESS, "Stage", 100);
        }
        var text = all == 0 ? "Stage" : "Stage %s of %s".formatted(Numbers.bytes(done), Numbers.bytes(all));
        return new PhaseProgress(severity(summary, "stage"), text, all == 0 ? 0 : 100.0 * done / all);
    }

    private static PhaseProgress changes(String name, String phase, List<Chunk> chunks, boolean completed,
            ImportSummary summary) {
        var done = chunks.stream().filter(chunk -> chunk.doneAt() != null).count();
        if (completed || (!chunks.isEmpty() && done == chunks.size())) {
            return new PhaseProgress(Severity.SUCCESS, name, 100);
        }
        var started = phase.equals(summary.phase());
        var text = started ? "%s %s of %s chunks".formatted(name, Numbers.count(done), Numbers.count(chunks.size()))
                : name;
        return new PhaseProgress(severity(summary, phase), text, chunks.isEmpty() ? 0 : 100.0 * done / chunks.size());
    }

    private static Severity severity(ImportSummary summary, String phase) {
        if (!phase.equals(summary.phase())) {
            return Severity.NEUTRAL;
        }
        return switch (summary.state()) {
            case RUNNING, UNDOING -> Severity.ACTIVE;
            case FAILED -> Severity.ERROR;
            case STOPPING, STOPPED -> Severity.WARNING;
            case QUEUED, NEEDS_MAPPING, PREVIEWED, COMPLETED, UNDONE -> Severity.NEUTRAL;
        };
    }
}
