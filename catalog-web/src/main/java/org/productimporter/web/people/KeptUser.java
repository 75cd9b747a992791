package org.productimporter.web.people;

/// What the audit log keeps of a user.
record KeptUser(String name, String role, boolean enabled) {

    static KeptUser of(Users.User user) {
        return new KeptUser(user.name(), user.role(), user.enabled());
    }
}
