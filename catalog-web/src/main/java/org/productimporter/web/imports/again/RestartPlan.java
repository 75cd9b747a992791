package org.productimporter.web.imports.again;

import java.util.List;

/// What a restart of an import will run again, and what may be changed for it.
///
/// @param parts in their order; empty when the file has not been cut yet, so that all of it runs
/// @param maxRejected as the option is written; empty for no limit
/// @param deactivates whether products that the file does not mention are deactivated
/// @param missingCapPercent 0 to 100; counts only when `deactivates`
public record RestartPlan(
        List<Part> parts, String maxRejected, boolean deactivates, int missingCapPercent) {

    /// One phase.
    ///
    /// @param phase stage, preview or merge
    /// @param done chunks that stay as they are
    /// @param again chunks that are still to be done
    public record Part(String phase, long done, long again) {}

    /// What is chosen for the next attempt. The rest of an import is what it is: its file, how
    /// the file is read, and what was done with it already.
    public record Limits(String maxRejected, int missingCapPercent) {}

    public Limits limits() {
        return new Limits(maxRejected, missingCapPercent);
    }
}
