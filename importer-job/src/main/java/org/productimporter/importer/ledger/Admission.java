package org.productimporter.importer.ledger;

/// The result of a request to manage an import.
public sealed interface Admission {

    /// The node manages the import.
    record Admitted(ImportAttempt attempt) implements Admission {}

    /// The maximum number of imports is running, or an earlier import is queued: retry later.
    record Busy() implements Admission {}

    /// The import has ended or does not exist.
    record Ended() implements Admission {}
}
