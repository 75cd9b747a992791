package org.productimporter.web.webhooks.signing;

/// The key with which the secrets of webhooks were encrypted is not here. At the start the
/// message and [#action()] are printed in place of a stack trace.
public final class SecretKeyMissingException extends RuntimeException {

    private final String action;

    SecretKeyMissingException(String description, String action) {
        super(description);
        this.action = action;
    }

    /// What to do about it.
    public String action() {
        return action;
    }
}
