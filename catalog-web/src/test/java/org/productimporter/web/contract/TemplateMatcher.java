package org.productimporter.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Compares texts and JSON values with templates. In a template, `<time>`, `<id>` and so on match any value of that kind;
/// `<id anvil>` also stores it under the name `anvil`. Not thread-safe.
final class TemplateMatcher {

    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private static final Map<String, String> KINDS =
            Map.ofEntries(Map.entry("id", "[1-9]\\d*"), Map.entry("number", "\\d+(?:\\.\\d+)?(?:E\\d+)?"),
                    Map.entry("time", "20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z"),
                    Map.entry("text", "(?s:.+)"), Map.entry("cursor", "[A-Za-z0-9_-]+"),
                    Map.entry("secret", "whsec_[A-Za-z0-9+/=]{32,}"), Map.entry("message", "msg_[0-9a-f-]{36}"),
                    Map.entry("token", "pcat_\\w+"), Map.entry("sha256", "[0-9a-f]{64}"));

    private static final Pattern PLACEHOLDER = Pattern.compile("<([a-z0-9]+)(?: ([a-z_]+))?>");

    private final Map<String, String> values;

    /// @param values receives the named values
    TemplateMatcher(Map<String, String> values) {
        this.values = values;
    }

    /// Fails with both complete texts unless `actual` matches. The order of members does not matter.
    void check(String location, String expected, String actual) {
        if (expected.startsWith("{") || expected.startsWith("[")) {
            var value = read(location, actual);
            var same = fill(read(location, expected), value);
            assertThat(pretty(value)).as(location).isEqualTo(pretty(same));
        } else if (!matches(expected, actual)) {
            assertThat(actual).as(location).isEqualTo(expected);
        }
    }

    private static JsonNode read(String location, String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new AssertionError(location + " is not JSON: " + text, e);
        }
    }

    private static String pretty(JsonNode value) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    /// Returns the template with the actual value wherever it matches.
    private JsonNode fill(JsonNode expected, JsonNode actual) {
        return switch (expected) {
            case ObjectNode object -> {
                var filled = JSON.createObjectNode();
                object.properties()
                        .forEach(member -> filled.set(member.getKey(),
                                fill(member.getValue(), actual.path(member.getKey()))));
                yield filled;
            }
            case ArrayNode array -> {
                var filled = JSON.createArrayNode();
                for (int at = 0; at < array.size(); at++) {
                    filled.add(fill(array.get(at), actual.path(at)));
                }
                yield filled;
            }
            default -> matchesValue(expected, actual) ? actual : expected;
        };
    }

    /// `<id>` and `<number>` match numbers, `<any>` matches any value, everything else a string.
    private boolean matchesValue(JsonNode expected, JsonNode actual) {
        if (!expected.isString()) {
            return expected.equals(actual);
        }
        var template = expected.asString();
        if (template.equals("<any>")) {
            return !actual.isMissingNode();
        }
        var isNumber = template.matches("<(id|number)( [a-z_]+)?>");
        return (isNumber ? actual.isNumber() : actual.isString()) && matches(template, actual.asString());
    }

    private boolean matches(String template, String actual) {
        var names = new LinkedHashMap<Integer, String>();
        var pattern = new StringBuilder();
        var placeholder = PLACEHOLDER.matcher(template);
        var end = 0;
        for (int group = 1; placeholder.find(); group++) {
            pattern.append(Pattern.quote(template.substring(end, placeholder.start())));
            pattern.append('(').append(kind(placeholder)).append(')');
            if (placeholder.group(2) != null) {
                names.put(group, placeholder.group(2));
            }
            end = placeholder.end();
        }
        pattern.append(Pattern.quote(template.substring(end)));
        var match = Pattern.compile(pattern.toString()).matcher(actual);
        if (!match.matches()) {
            return false;
        }
        names.forEach((group, name) -> values.put(name, match.group(group)));
        return true;
    }

    private static String kind(Matcher placeholder) {
        var kind = KINDS.get(placeholder.group(1));
        if (kind == null) {
            throw new IllegalArgumentException(placeholder.group() + " is not one of " + KINDS.keySet());
        }
        return kind;
    }
}
