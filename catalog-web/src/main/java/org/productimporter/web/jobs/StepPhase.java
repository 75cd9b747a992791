package org.productimporter.web.jobs;

import java.util.stream.Stream;
import org.productimporter.model.imports.Phase;

/// Which phase of the ledger stands behind a step. Pure functions.
final class StepPhase {

    private static final String PREVIEW = "preview";

    private StepPhase() {}

    /// The phase of a step; steps of workers begin with the name of the step that they belong
    /// to.
    static String of(String step, boolean preview) {
        var phase =
                Stream.of(Phase.values())
                        .filter(known -> step.startsWith(known.text()))
                        .findFirst()
                        .map(Phase::text)
                        .orElse(step);
        return preview && phase.equals(Phase.MERGE.text()) ? PREVIEW : phase;
    }

    /// Staging counts bytes, the merge counts chunks; a step without a ledger is done or not.
    static double percent(String status, StepStore.Ledger ledger) {
        if (ledger.bytesTotal() > 0) {
            return share(ledger.bytesDone(), ledger.bytesTotal());
        }
        if (ledger.chunksTotal() > 0) {
            return share(ledger.chunksDone(), ledger.chunksTotal());
        }
        return status.equals("COMPLETED") ? 100 : 0;
    }

    private static double share(long done, long all) {
        return Math.floor(1000.0 * done / all) / 10;
    }
}
