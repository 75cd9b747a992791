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

/// Compares whole texts and JSON values. In what is expected `<time>`, `<id>` and so on stand for
/// anything of that kind, and `<id anvil>` also keeps it under the name `anvil`. For one thread.
final class Shape {

    private static final JsonMapper JSON = JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private static final Map<String, String> KINDS =
            Map.ofEntries(Map.entry("id", "[1-9]\\d*"), Map.entry("number", "\\d+(?:\\.\\d+)?(?:E\\d+)?"),
                    Map.entry("time", "20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z"),
                    Map.entry("text", "(?s:.+)"), Map.entry("cursor", "[A-Za-z0-9_-]+"),
                    Map.entry("secret", "whsec_[A-Za-z0-9+/=]{32,}"), Map.entry("message", "msg_[0-9a-f-]{36}"),
                    Map.entry("token", "pcat_\\w+"), Map.entry("sha256", "[0-9a-f]{64}"));

    private static final Pattern PLACE = Pattern.compile("<([a-z0-9]+)(?: ([a-z_]+))?>");

    private final Map<String, String> found;

    /// @param found where values are kept
    Shape(Map<String, String> found) {
        this.found = found;
    }

    /// Fails with both in full unless `actual` looks as expected; member order does not matter.
    void check(String place, String expected, String actual) {
        if (expected.startsWith("{") || expected.startsWith("[")) {
            var value = read(place, actual);
            var same = fill(read(place, expected), value);
            assertThat(pretty(value)).as(place).isEqualTo(pretty(same));
        } else if (!fits(expected, actual)) {
            assertThat(actual).as(place).isEqualTo(expected);
        }
    }

    private static JsonNode read(String place, String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new AssertionError(place + " is no JSON: " + text, e);
        }
    }

    private static String pretty(JsonNode value) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    /// What is expected, with the actual value at each place where it fits.
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
            default -> fitsValue(expected, actual) ? actual : expected;
        };
    }

    /// `<id>` and `<number>` are numbers, `<any>` is any value, everything else is a string.
    private boolean fitsValue(JsonNode expected, JsonNode actual) {
        if (!expected.isString()) {
            return expected.equals(actual);
        }
        var template = expected.asString();
        if (template.equals("<any>")) {
            return !actual.isMissingNode();
        }
        var isNumber = template.matches("<(id|number)( [a-z_]+)?>");
        return (isNumber ? actual.isNumber() : actual.isString()) && fits(template, actual.asString());
    }

    private boolean fits(String template, String actual) {
        var names = new LinkedHashMap<Integer, String>();
        var pattern = new StringBuilder();
        var place = PLACE.matcher(template);
        var end = 0;
        for (int group = 1; place.find(); group++) {
            pattern.append(Pattern.quote(template.substring(end, place.start())));
            pattern.append('(').append(kind(place)).append(')');
            if (place.group(2) != null) {
                names.put(group, place.group(2));
            }
            end = place.end();
        }
        pattern.append(Pattern.quote(template.substring(end)));
        var match = Pattern.compile(pattern.toString()).matcher(actual);
        if (!match.matches()) {
            return false;
        }
        names.forEach((group, name) -> found.put(name, match.group(group)));
        return true;
    }

    private static String kind(Matcher place) {
        var kind = KINDS.get(place.group(1));
        if (kind == null) {
            throw new IllegalArgumentException(place.group() + " is none of " + KINDS.keySet());
        }
        return kind;
    }
}
