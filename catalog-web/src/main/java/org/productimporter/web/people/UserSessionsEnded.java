package org.productimporter.web.people;

/// The sessions of a user must end: he was deleted or disabled, or his role or password changed.
/// Published as a Spring application event inside the transaction of the change, so listen with
/// `@TransactionalEventListener`. Only this node hears of it; [SessionCheck] ends the sessions of
/// every node at their next request.
///
/// @param name what the user signs in with
public record UserSessionsEnded(long userId, String name) {}
