package org.productimporter.web.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What holds for every response, whatever the request was.
final class ResponseOracle {

    /// The security headers, each with a part of its value.
    private static final Map<String, String> HEADERS = Map.of("x-content-type-options", "nosniff", "x-frame-options",
            "DENY", "referrer-policy", "same-origin", "cross-origin-opener-policy", "same-origin", "permissions-policy",
            "camera=()", "content-security-policy", "frame-ancestors 'none'");

    /// Class and package names, stack frames, SQL and messages of PostgreSQL.
    private static final Pattern INTERNAL = Pattern.compile(
            "\\b(java|javax|jakarta|org\\.(springframework|postgresql|apache|productimporter)|com\\.(zaxxer|vaadin|fasterxml)|tools\\.jackson)\\."
                    + "|\\w+Exception\\b|\\bat [\\w.$]+\\(|StreamReadConstraints|(?i:\\b(select|insert|update|delete)\\b.{1,200}\\b(from|into|set)\\b)"
                    + "|SQLSTATE|ERROR: |PSQL|invalid byte sequence");

    private ResponseOracle() {}

    /// Returns what is wrong; empty if nothing is.
    ///
    /// @param headers in lower case
    static List<String> faults(int status, Map<String, String> headers, String body) {
        var faults = new ArrayList<String>();
        if (status >= 500) {
            faults.add("status " + status);
        }
        HEADERS.forEach((name, part) -> {
            if (!headers.getOrDefault(name, "").contains(part)) {
                faults.add("header " + name + " is " + headers.get(name));
            }
        });
        if (status >= 400 && !body.isEmpty()) {
            faults.addAll(problemFaults(status, headers, body));
        }
        return faults;
    }

    private static List<String> problemFaults(int status, Map<String, String> headers, String body) {
        var faults = new ArrayList<String>();
        if (!"application/problem+json".equals(headers.get("content-type"))) {
            faults.add("content type " + headers.get("content-type"));
        }
        try {
            var problem = JsonMapper.shared().readTree(body);
            if (problem.path("status").asInt(0) != status || problem.path("title").asString("").isEmpty()) {
                faults.add("problem without title or status");
            }
        } catch (JacksonException e) {
            faults.add("the body is no JSON");
        }
        var internal = INTERNAL.matcher(body);
        if (internal.find()) {
            faults.add("the body contains " + internal.group());
        }
        return faults;
    }
}
