package org.productimporter.web.ui;

import org.productimporter.web.security.Role;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.ServerTask;
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

    private static final ServerTask TEST = ServerTask.of("test", Scope.ADMIN);

    private ConsoleUsers() {}

    /// Makes those that are not there yet.
    public static void create(UserService users) {
        TEST.run(() -> {
            var known = users.list().stream().map(UserService.User::name).toList();
            create(users, known.contains(EDITOR), EDITOR, Role.EDITOR);
            create(users, known.contains(VIEWER), VIEWER, Role.VIEWER);
            create(users, known.contains(ADMIN), ADMIN, Role.ADMIN);
        });
    }

    private static void create(UserService users, boolean known, String name, Role role) {
        if (!known) {
            users.create(new UserService.NewUser(name, role, PASSWORD));
        }
    }
}
