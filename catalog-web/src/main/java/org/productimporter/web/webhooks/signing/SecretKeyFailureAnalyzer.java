package org.productimporter.web.webhooks.signing;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Explains a start that failed because of a missing key.
class SecretKeyFailureAnalyzer extends AbstractFailureAnalyzer<SecretKeyMissingException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, SecretKeyMissingException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), failure);
    }
}
