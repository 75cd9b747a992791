package org.productimporter.web.console.imports.detail;

import java.util.ArrayList;
import java.util.List;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.console.imports.ImportWords;
import org.productimporter.web.console.kit.Numbers;
import org.productimporter.web.console.kit.Tone;
import org.productimporter.web.imports.ImportLedger.Chunk;

/// How far one phase is, from the plan of the import.
///
/// @param words its name, and how much of what is done while it is at work
record PhaseProgress(Tone tone, String words, double percent) {

    /// The four phases in their order.
    static List<PhaseProgress> of(ImportSummary status, List<Chunk> chunks) {
        var completed = status.state() == ImportState.COMPLETED;
        var preview = ImportWords.isPreview(status);
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

    private static PhaseProgress whole(
            String name, boolean done, ImportSummary status, String phase) {
        if (done) {
            return new PhaseProgress(Tone.GOOD, name, 100);
        }
        return new PhaseProgress(tone(status, phase), name, 0);
    }

    private static PhaseProgress stage(List<Chunk> chunks, boolean completed, ImportSummary status) {
        var all = chunks.stream().mapToLong(Chunk::bytes).sum();
        var done =
                chunks.stream()
                        .filter(chunk -> chunk.doneAt() != null)
                        .mapToLong(Chunk::bytes)
                        .sum();
        if (completed || (all > 0 && done == all)) {
            return new PhaseProgress(Tone.GOOD, "Stage", 100);
        }
        var words =
                all == 0
                        ? "Stage"
                        : "Stage %s of %s".formatted(Numbers.bytes(done), Numbers.bytes(all));
        return new PhaseProgress(tone(status, "stage"), words, all == 0 ? 0 : 100.0 * done / all);
    }

    private static PhaseProgress merge(
            String name, List<Chunk> chunks, boolean completed, ImportSummary status) {
        var done = chunks.stream().filter(chunk -> chunk.doneAt() != null).count();
        if (completed || (!chunks.isEmpty() && done == chunks.size())) {
            return new PhaseProgress(Tone.GOOD, name, 100);
        }
        var begun = "merge".equals(status.phase());
        var words =
                begun
                        ? "%s %s of %s parts"
                                .formatted(name, Numbers.count(done), Numbers.count(chunks.size()))
                        : name;
        return new PhaseProgress(
                tone(status, "merge"), words, chunks.isEmpty() ? 0 : 100.0 * done / chunks.size());
    }

    private static Tone tone(ImportSummary status, String phase) {
        if (!phase.equals(status.phase())) {
            return Tone.QUIET;
        }
        return switch (status.state()) {
            case RUNNING -> Tone.ACTIVE;
            case FAILED -> Tone.BAD;
            case STOPPING, STOPPED -> Tone.WARNING;
            case QUEUED, PREVIEWED, COMPLETED -> Tone.QUIET;
        };
    }
}
