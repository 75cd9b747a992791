package org.productimporter.web.products.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.products.search.ProductFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The body of a request for an action on many products. Members are read when they are asked for. Not thread-safe.
record BulkRequestBody(ObjectNode body) {

    private static final int MAX_IDS = 10_000;
    private static final List<String> TEXTS = List.of("search", "sku", "name", "description", "sku_exact");

    /// @throws ProblemException 400 if the body has another member, or both `ids` and `filter`
    void requireMembers(List<String> known) {
        requireKnown(body, known, "");
        if (body.has("ids") && body.has("filter")) {
            throw ProblemException.field("filter", "filter and ids exclude one another; send one of them");
        }
    }

    private static void requireKnown(ObjectNode object, List<String> known, String prefix) {
        for (var member : object.properties()) {
            if (!known.contains(member.getKey())) {
                throw ProblemException.field(prefix + member.getKey(),
                        "%s is unknown; use %s".formatted(prefix + member.getKey(), String.join(", ", known)));
            }
        }
    }

    boolean has(String member) {
        return body.has(member);
    }

    /// Returns null only if the member is missing; an empty list is an error and never means all products.
    @Nullable
    Set<Long> ids() {
        var list = body.get("ids");
        if (list == null) {
            return null;
        }
        if (!list.isArray() || list.isEmpty() || list.size() > MAX_IDS) {
            throw ProblemException.field("ids", "ids must be a list of 1 to %,d IDs".formatted(MAX_IDS));
        }
        var ids = new HashSet<Long>();
        for (JsonNode id : list) {
            if (!id.isIntegralNumber() || !id.canConvertToLong()) {
                throw ProblemException.field("ids", "ids must contain integers, not " + id);
            }
            ids.add(id.longValue());
        }
        return ids;
    }

    /// Returns null only if the member is missing. An empty text is an error: where a program has lost its value, the filter
    /// would mean all products.
    @Nullable
    ProductFilter filter() {
        var filter = body.get("filter");
        if (filter == null) {
            return null;
        }
        if (!(filter instanceof ObjectNode members)) {
            throw ProblemException.field("filter", "filter must be an object such as {\"search\": \"lamp\"}");
        }
        var known = new ArrayList<>(TEXTS);
        known.add("active");
        requireKnown(members, known, "filter.");
        return new ProductFilter(text(members, "search"), text(members, "sku"), text(members, "name"),
                text(members, "description"), text(members, "sku_exact"), flag(members, "active", "filter."));
    }

    private static @Nullable String text(ObjectNode members, String name) {
        var value = members.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isString() || value.asString().isEmpty() || value.asString().indexOf('\0') >= 0) {
            throw ProblemException.field("filter." + name,
                    "filter.%s must be a text, not empty and without U+0000; leave it out for no condition"
                            .formatted(name));
        }
        return value.asString();
    }

    private static @Nullable Boolean flag(ObjectNode members, String name, String prefix) {
        var value = members.get(name);
        if (value != null && !value.isBoolean()) {
            throw ProblemException.field(prefix + name,
                    "%s must be true or false, not %s".formatted(prefix + name, value));
        }
        return value == null ? null : value.asBoolean();
    }

    /// Returns the new state of the products.
    boolean active() {
        var active = flag(body, "active", "");
        if (active == null) {
            throw ProblemException.field("active", "active is missing; send true or false");
        }
        return active;
    }

    /// Returns whether `confirm` is this text.
    boolean isConfirmed(String text) {
        var confirm = body.get("confirm");
        return confirm != null && confirm.isString() && confirm.asString().equals(text);
    }

    /// Returns the number of products that the client expects to match.
    long confirmedCount() {
        var confirm = body.get("confirm");
        if (confirm == null || !confirm.isString() || !confirm.asString().matches("[0-9]{1,15}")) {
            throw ProblemException.field("confirm",
                    "With a filter, confirm must be the number of products that match, as a text such as \"98\"");
        }
        return Long.parseLong(confirm.asString());
    }
}
