package org.productimporter.web.imports.restart;

import java.util.List;

/// The work that a restart of an import does, and the limits that may be changed for it.
///
/// @param parts the phases in their order; empty if the file has not been split yet, so that everything runs
/// @param maxRejected the text of the option; empty for no limit
/// @param deactivates whether products that are missing in the file are deactivated
/// @param missingCapPercent 0 to 100; has an effect only if `deactivates`
public record RestartPlan(List<Part> parts, String maxRejected, boolean deactivates, int missingCapPercent) {

    /// The chunks of a phase.
    ///
    /// @param phase stage, preview or merge; undo if the undo is restarted
    /// @param done the number of completed chunks
    /// @param again the number of chunks to process
    public record Part(String phase, long done, long again) {}

    /// The options that the next attempt can change.
    public record Limits(String maxRejected, int missingCapPercent) {}
}
