package org.productimporter.web.webhooks.signing;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says why the server does not start without its key, and what to do.
class SecretKeyFailureAnalyzer extends AbstractFailureAnalyzer<SecretKeyMissingException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, SecretKeyMissingException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), failure);
    }
}
