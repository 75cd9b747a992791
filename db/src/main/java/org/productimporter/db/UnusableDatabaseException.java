package org.productimporter.db;

/// The database cannot be used as it is, and a person has to do something about it.
///
/// The message says what is wrong, where and with which numbers; [#action()] says what to do.
/// At the start of a program both are printed in place of a stack trace.
public final class UnusableDatabaseException extends RuntimeException {

    private final String action;

    /// @param description what is wrong, with address, user or folder
    /// @param action what to do about it
    public UnusableDatabaseException(String description, String action) {
        super(description);
        this.action = action;
    }

    /// The same, with the error that showed the problem.
    public UnusableDatabaseException(String description, String action, Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    /// What to do about it, in one or two sentences.
    public String action() {
        return action;
    }
}
