package org.productimporter.db;

/// The database cannot be used until somebody corrects it.
///
/// The message contains what happened, where and with which figures; [#action()] contains what to do. If the start of a
/// program fails, both are printed instead of a stack trace.
public final class UnusableDatabaseException extends RuntimeException {

    private final String action;

    /// @param description what happened, with URL, user or folder
    /// @param action what to do
    public UnusableDatabaseException(String description, String action) {
        super(description);
        this.action = action;
    }

    /// As above, with the cause.
    public UnusableDatabaseException(String description, String action, Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    /// What to do, in one or two sentences.
    public String action() {
        return action;
    }
}
