package org.productimporter.db.node;

/// What a node does.
public enum NodeRole {
    /// Serves REST and the console, sends webhooks.
    WEB,
    /// Runs imports.
    IMPORTER
}
