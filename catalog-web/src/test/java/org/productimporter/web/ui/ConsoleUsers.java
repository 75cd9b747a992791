package org.productimporter.web.ui;

import org.productimporter.web.security.Role;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.productimporter.web.security.users.UserService;

/// The console users of tests.
public final class ConsoleUsers {

    /// A user with the role of the same name.
    public static final String EDITOR = "editor";

    /// A user with the role of the same name.
    public static final String VIEWER = "viewer";

    /// A user with the role of the same name.
    public static final String ADMIN = "admin";

    /// The password of all users.
    public static final String PASSWORD = "plum wagon tulip 7";

    private static final SystemActor TEST = SystemActor.of("test", Scope.ADMIN);

    private ConsoleUsers() {}

    /// Creates the missing users.
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
