package org.productimporter.web.operations.audit.ui;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Formats the states before and after as text lines.
final class AuditChanges {

    private AuditChanges() {}

    /// Such as `role: viewer → editor`; of a creation or deletion, the one state.
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
