package org.productimporter.web.security;

import org.productimporter.web.errors.DefaultHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// The security headers of every response: nosniff, no frames, HSTS over TLS, referrers and openers of the same origin only, and
/// no access to sensors. The chains differ only in the content policy.
public final class SecurityHeaders {

    private SecurityHeaders() {}

    /// Adds the headers to a chain.
    ///
    /// @param contentPolicy directives of Content-Security-Policy, `frame-ancestors` among them
    public static void add(HttpSecurity http, String contentPolicy) throws Exception {
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(DefaultHeaders.NO_SENSORS)));
    }
}
