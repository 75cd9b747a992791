package org.productimporter.web.operations;

/// Whether a node works.
public enum NodeHealth {
    ALIVE,
    /// Connected, but sends no heartbeat for an import that it runs.
    SILENT,
    /// Runs an import and has no connection.
    GONE
}
