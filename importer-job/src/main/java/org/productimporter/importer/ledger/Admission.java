package org.productimporter.importer.ledger;

/// The result of a request to manage an import.
public sealed interface Admission {

    /// The node manages the import.
    record Admitted(ImportAttempt attempt) implements Admission {}

    /// The maximum number of imports is running, or an earlier import is queued: the end of one of them is to be awaited.
    record Busy() implements Admission {}

    /// The file is on another machine, whose node takes the import: retry later.
    record FileElsewhere() implements Admission {}

    /// The import has ended or does not exist.
    record Ended() implements Admission {}
}
