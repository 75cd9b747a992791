package org.productimporter.web.imports.ui.panels;

import java.util.ArrayList;
import java.util.List;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.ImportLedgerService.Chunk;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Severity;

/// How far one phase is, from the plan of the import.
///
/// @param words its name, and how much of what is done while it is at work
record PhaseProgress(Severity tone, String words, double percent) {

    /// The four phases in their order.
    static List<PhaseProgress> of(ImportSummary status, List<Chunk> chunks) {
        var completed = status.state() == ImportState.COMPLETED;
        var preview = ImportLabels.isPreview(status);
        var last = preview ? "preview" : "merge";
        var stage = chunks.stream().filter(chunk -> chunk.phase().equals("stage")).toList();
        var merge = chunks.stream().filter(chunk -> chunk.phase().equals(last)).toList();
        var phases = new ArrayList<PhaseProgress>();
        phases.add(whole("Inspect", completed || !chunks.isEmpty(), status, "inspect"));
        phases.add(stage(stage, completed, status));
        phases.add(merge(preview ? "Count" : "Merge", merge, completed, status));
        phases.add(whole("Publish", completed, status, "publish"));
        return phases;
    }

    private static PhaseProgress whole(String name, boolean done, ImportSummary status, String phase) {
        if (done) {
            return new PhaseProgress(Severity.SUCCESS, name, 100);
        }
        return new PhaseProgress(tone(status, phase), name, 0);
    }

    private static PhaseProgress stage(List<Chunk> chunks, boolean completed, ImportSummary status) {
        var all = chunks.stream().mapToLong(Chunk::bytes).sum();
        var done = chunks.stream().filter(chunk -> chunk.doneAt() != null).mapToLong(Chunk::bytes).sum();
        if (completed || (all > 0 && done == all)) {
            return new PhaseProgress(Severity.SUCCESS, "Stage", 100);
        }
        var words = all == 0 ? "Stage" : "Stage %s of %s".formatted(Numbers.bytes(done), Numbers.bytes(all));
        return new PhaseProgress(tone(status, "stage"), words, all == 0 ? 0 : 100.0 * done / all);
    }

    private static PhaseProgress merge(String name, List<Chunk> chunks, boolean completed, ImportSummary status) {
        var done = chunks.stream().filter(chunk -> chunk.doneAt() != null).count();
        if (completed || (!chunks.isEmpty() && done == chunks.size())) {
            return new PhaseProgress(Severity.SUCCESS, name, 100);
        }
        var begun = "merge".equals(status.phase());
        var words =
                begun ? "%s %s of %s parts".formatted(name, Numbers.count(done), Numbers.count(chunks.size())) : name;
        return new PhaseProgress(tone(status, "merge"), words, chunks.isEmpty() ? 0 : 100.0 * done / chunks.size());
    }

    private static Severity tone(ImportSummary status, String phase) {
        if (!phase.equals(status.phase())) {
            return Severity.NEUTRAL;
        }
        return switch (status.state()) {
            case RUNNING -> Severity.ACTIVE;
            case FAILED -> Severity.ERROR;
            case STOPPING, STOPPED -> Severity.WARNING;
            case QUEUED, PREVIEWED, COMPLETED -> Severity.NEUTRAL;
        };
    }
}
