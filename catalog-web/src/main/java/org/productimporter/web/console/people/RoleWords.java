package org.productimporter.web.console.people;

import org.productimporter.web.access.Role;

/// What roles are called, and what they are for.
final class RoleWords {

    private RoleWords() {}

    static String name(Role role) {
        return switch (role) {
            case VIEWER -> "Viewer";
            case EDITOR -> "Editor";
            case OPERATOR -> "Operator";
            case ADMIN -> "Administrator";
        };
    }

    static String purpose(Role role) {
        return switch (role) {
            case VIEWER -> "Looks at products and imports";
            case EDITOR -> "Edits products and imports files";
            case OPERATOR -> "Imports files and keeps jobs and webhooks running";
            case ADMIN -> "Everything, people and tokens too";
        };
    }

    /// The name for a role as REST spells it.
    static String name(String role) {
        return Role.of(role).map(RoleWords::name).orElse(role);
    }
}
