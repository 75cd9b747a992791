package org.productimporter.web.products;

/// What one request does with many products.
public enum BulkAction {
    DELETE, ACTIVATE, DEACTIVATE;

    /// Returns the action that makes products active or inactive.
    public static BulkAction ofActive(boolean active) {
        return active ? ACTIVATE : DEACTIVATE;
    }
}
