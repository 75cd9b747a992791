package org.productimporter.web.security.ui;

import org.productimporter.web.security.Role;

/// Names and descriptions of roles.
final class RoleLabels {

    private RoleLabels() {}

    static String name(Role role) {
        return switch (role) {
            case VIEWER -> "Viewer";
            case EDITOR -> "Editor";
            case OPERATOR -> "Operator";
            case ADMIN -> "Administrator";
        };
    }

    static String description(Role role) {
        return switch (role) {
            case VIEWER -> "Reads products and imports";
            case EDITOR -> "Edits products and imports files";
            case OPERATOR -> "Imports files, manages jobs and webhooks";
            case ADMIN -> "Full access, including users and tokens";
        };
    }

    /// The name of a role in the form of REST.
    static String name(String role) {
        return Role.of(role).map(RoleLabels::name).orElse(role);
    }
}
