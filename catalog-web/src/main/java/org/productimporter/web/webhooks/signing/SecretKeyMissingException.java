package org.productimporter.web.webhooks.signing;

/// The key that encrypted the secrets of webhooks is missing. A failed startup prints the message and
/// [#action()] instead of a stack trace.
final class SecretKeyMissingException extends RuntimeException {

    private final String action;

    SecretKeyMissingException(String description, String action) {
        super(description);
        this.action = action;
    }

    /// The suggested action.
    public String action() {
        return action;
    }
}
