package org.productimporter.web.ui;

import org.productimporter.web.security.Role;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.productimporter.web.security.users.UserService;

/// Who may sign in to the console in tests.
public final class ConsoleUsers {

    /// Has the role of his name.
    public static final String EDITOR = "editor";

    /// Has the role of his name.
    public static final String VIEWER = "viewer";

    /// Has the role of his name.
    public static final String ADMIN = "admin";

    /// Of all of them.
    public static final String PASSWORD = "plum wagon tulip 7";

    private static final SystemActor TEST = SystemActor.of("test", Scope.ADMIN);

    private ConsoleUsers() {}

    /// Makes those that are not there yet.
    public static void make(UserService users) {
        TEST.run(() -> {
            var known = users.list().stream().map(UserService.User::name).toList();
            make(users, known.contains(EDITOR), EDITOR, Role.EDITOR);
            make(users, known.contains(VIEWER), VIEWER, Role.VIEWER);
            make(users, known.contains(ADMIN), ADMIN, Role.ADMIN);
        });
    }

    private static void make(UserService users, boolean known, String name, Role role) {
        if (!known) {
            users.create(new UserService.NewUser(name, role, PASSWORD));
        }
    }
}
