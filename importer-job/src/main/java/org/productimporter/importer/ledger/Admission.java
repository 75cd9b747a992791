package org.productimporter.importer.ledger;

/// The answer to a node that wants to start or resume an import.
public sealed interface Admission {

    /// The node manages the import from now on.
    record Begun(ImportAttempt attempt) implements Admission {}

    /// As many imports as allowed are running, or an earlier one waits: ask again later.
    record Busy() implements Admission {}

    /// There is nothing to do: the import has ended or is gone.
    record Ended() implements Admission {}
}
