package org.productimporter.model.imports;

/// The scheduler's task that runs an import. Whoever requests or restarts an import schedules an
/// execution of it in the same transaction; its instance is the number of the import as text.
public final class ImportTask {

    /// Name of the task in `scheduled_tasks`.
    public static final String NAME = "run-import";

    private ImportTask() {}
}
