package org.productimporter.bench.faults;

import org.jspecify.annotations.Nullable;

/// The result of a trial.
///
/// @param injections number of injected faults
/// @param recoverySeconds from the fault, or from its end if nothing can work during it, to the end of the import
/// @param failure what differed, or null
record TrialResult(TrialId id, int injections, double recoverySeconds, @Nullable String failure) {

    boolean passed() {
        return failure == null;
    }
}
