package org.productimporter.web.jobs;

import java.util.stream.Stream;
import org.productimporter.model.imports.ImportPhase;

/// Maps a step to the phase of the ledger. Pure function.
final class StepPhase {

    private StepPhase() {}

    /// The phase of a step or of one of its workers, whose names begin with the name of the step.
    static String of(String step, boolean preview) {
        var phase = Stream.of(ImportPhase.values())
                .map(ImportPhase::text)
                .filter(step::startsWith)
                .findFirst()
                .orElse(step);
        return preview && phase.equals(ImportPhase.MERGE.text()) ? "preview" : phase;
    }
}
