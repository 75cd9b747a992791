package org.productimporter.web.security;

import org.jspecify.annotations.Nullable;

/// What the rights of an actor depend on. Rights end when the credential is no longer the current one: the user was deleted,
/// disabled, or got another role or password; the token was revoked, has expired, or its owner got another role.
public sealed interface Credential {

    /// A session of a user.
    ///
    /// @param version of the user at sign-in
    record User(long id, int version) implements Credential {}

    /// A request with a token.
    ///
    /// @param ownerRole of the owner when the request began; null for a token without owner
    record Token(String id, @Nullable String ownerRole) implements Credential {}
}
