package org.productimporter.web.access;

/// A person who has signed in with a password of this server.
public interface UserCaller extends Actor {

    /// Number of the user.
    long id();
}
