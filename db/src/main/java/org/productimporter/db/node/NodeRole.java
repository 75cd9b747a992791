package org.productimporter.db.node;

/// A role of a node.
public enum NodeRole {
    /// Serves REST and the console, and sends webhooks.
    WEB,
    /// Runs imports.
    IMPORTER
}
