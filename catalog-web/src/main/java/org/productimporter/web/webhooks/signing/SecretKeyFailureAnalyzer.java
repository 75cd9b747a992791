package org.productimporter.web.webhooks.signing;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Describes a startup failure that is caused by a missing key.
class SecretKeyFailureAnalyzer extends AbstractFailureAnalyzer<SecretKeyMissingException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, SecretKeyMissingException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), failure);
    }
}
