package org.productimporter.web.console.audit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an entry says about before and after, in lines for people; a pure function.
final class Changes {

    private Changes() {}

    /// `role: viewer → editor`; of something new or gone only what there is.
    static List<String> lines(@Nullable JsonNode before, @Nullable JsonNode after) {
        var names = new LinkedHashSet<String>();
        add(names, before);
        add(names, after);
        return names.stream().map(name -> line(name, get(before, name), get(after, name))).toList();
    }

    private static void add(Set<String> names, @Nullable JsonNode node) {
        if (node != null) {
            names.addAll(node.propertyNames());
        }
    }

    private static @Nullable JsonNode get(@Nullable JsonNode node, String name) {
        return node == null ? null : node.get(name);
    }

    private static String line(String name, @Nullable JsonNode before, @Nullable JsonNode after) {
        var label = name.replace('_', ' ') + ": ";
        if (before == null || after == null) {
            return label + text(before == null ? after : before);
        }
        return label + text(before) + " → " + text(after);
    }

    private static String text(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "–";
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
