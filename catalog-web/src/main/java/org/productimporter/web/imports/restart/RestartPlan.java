package org.productimporter.web.imports.restart;

import java.util.List;

/// The work that a restart of an import does, and the limits that may be changed for it.
///
/// @param parts the phases in their order; empty if the file has not been split yet and all of it runs
/// @param maxRejected the option as it is written; empty for no limit
/// @param deactivates whether products that are missing in the file are deactivated
/// @param missingCapPercent 0 to 100; has an effect only if `deactivates`
public record RestartPlan(List<Part> parts, String maxRejected, boolean deactivates, int missingCapPercent) {

    /// @param phase stage, preview or merge
    /// @param done chunks that are kept
    /// @param again chunks that are still to be done
    public record Part(String phase, long done, long again) {}

    /// The options that may differ in the next attempt.
    public record Limits(String maxRejected, int missingCapPercent) {}
}
