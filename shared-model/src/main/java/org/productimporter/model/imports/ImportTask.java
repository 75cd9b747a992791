package org.productimporter.model.imports;

/// The task of db-scheduler that runs an import. The transaction that queues an import schedules an execution, whose
/// instance is the ID of the import.
public final class ImportTask {

    /// Name of the task in `scheduled_tasks`.
    public static final String NAME = "run-import";

    private ImportTask() {}
}
