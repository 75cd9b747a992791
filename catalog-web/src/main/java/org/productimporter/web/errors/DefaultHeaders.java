package org.productimporter.web.errors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/// The security headers of responses that no filter chain has written, such as those to malformed requests.
public final class DefaultHeaders {

    /// Permissions-Policy: no access to sensors.
    public static final String NO_SENSORS =
            "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";

    /// Content-Security-Policy of a response that contains no page.
    public static final String NO_CONTENT = "default-src 'none'; frame-ancestors 'none'";

    private static final Map<String, String> HEADERS = Map.of("X-Content-Type-Options", "nosniff", "X-Frame-Options",
            "DENY", "Referrer-Policy", "same-origin", "Cross-Origin-Opener-Policy", "same-origin", "Permissions-Policy",
            NO_SENSORS, "Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");

    private static final String HSTS = "max-age=31536000 ; includeSubDomains";

    private DefaultHeaders() {}

    /// Adds the headers that the response does not have yet.
    static void add(HttpServletRequest request, HttpServletResponse response, String contentPolicy) {
        HEADERS.forEach((name, value) -> addMissing(response, name, value));
        addMissing(response, "Content-Security-Policy", contentPolicy);
        if (request.isSecure()) {
            addMissing(response, "Strict-Transport-Security", HSTS);
        }
    }

    private static void addMissing(HttpServletResponse response, String name, String value) {
        if (!response.containsHeader(name)) {
            response.setHeader(name, value);
        }
    }
}
