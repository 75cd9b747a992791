package org.productimporter.web.security.users;

/// A user in the audit log.
record UserSnapshot(String name, String role, boolean enabled) {

    static UserSnapshot of(UserService.User user) {
        return new UserSnapshot(user.name(), user.role(), user.enabled());
    }
}
