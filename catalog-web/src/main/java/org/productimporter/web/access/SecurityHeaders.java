package org.productimporter.web.access;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// The headers that every answer carries, on each chain the same but for the content policy:
/// nosniff, no frames, HSTS over TLS, referrers and openers of the same origin only, and no use
/// of the browser's sensors.
public final class SecurityHeaders {

    private static final String NO_SENSORS =
            "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(),"
                    + " usb=()";

    private SecurityHeaders() {}

    /// Adds them to a chain.
    ///
    /// @param contentPolicy directives of Content-Security-Policy, `frame-ancestors` among them
    public static void add(HttpSecurity http, String contentPolicy) throws Exception {
        http.headers(
                headers ->
                        headers.contentSecurityPolicy(
                                        policy -> policy.policyDirectives(contentPolicy))
                                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                                .crossOriginOpenerPolicy(
                                        policy ->
                                                policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                                .permissionsPolicyHeader(policy -> policy.policy(NO_SENSORS)));
    }
}
