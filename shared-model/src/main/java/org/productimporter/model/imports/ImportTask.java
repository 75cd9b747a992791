package org.productimporter.model.imports;

/// The one-time task that hands a queued import to a node: its instance is the import's number as
/// text, it carries no data.
public final class ImportTask {

    /// Name of the task in `scheduled_tasks`.
    public static final String NAME = "run-import";

    private ImportTask() {}
}
