package org.productimporter.web.products.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.AttributeRules;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.common.ProblemException.FieldError;
import org.productimporter.web.products.ProductDraft;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The body of a request that creates or changes a product. Read-only members are ignored, so that a client can send a
/// received product back; an unknown member is an error. The members of `attributes` change single attributes. Immutable.
final class ProductBody {

    private static final Set<String> WRITABLE = Set.of("sku", "name", "description", "price", "active", "attributes");
    private static final Set<String> READ_ONLY = Set.of("id", "created_at", "updated_at", "version");

    private final ObjectNode body;

    private ProductBody(ObjectNode body) {
        this.body = body;
    }

    /// @throws ProblemException 400 with every member that is unknown or has the wrong type
    static ProductBody of(ObjectNode body) {
        var errors = new ArrayList<FieldError>();
        for (var member : body.properties()) {
            var name = member.getKey();
            if (!WRITABLE.contains(name) && !READ_ONLY.contains(name)) {
                errors.add(new FieldError(name,
                        name + " is unknown; use sku, name, description, price, active, attributes"));
            } else if (!hasValidType(name, member.getValue())) {
                errors.add(new FieldError(name, name + " must be " + type(name)));
            } else if (name.equals("attributes")) {
                errors.addAll(errorsOfAttributes(member.getValue()));
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.fields(List.copyOf(errors));
        }
        return new ProductBody(body);
    }

    private static List<FieldError> errorsOfAttributes(JsonNode attributes) {
        return attributes.properties()
                .stream()
                .filter(member -> !member.getValue().isString() && !member.getValue().isNull())
                .map(member -> AttributeRules.PREFIX + member.getKey())
                .map(name -> new FieldError(name, name + " must be a string, or null to remove the attribute"))
                .toList();
    }

    private static boolean hasValidType(String name, JsonNode value) {
        return switch (name) {
            case "sku", "name" -> value.isString();
            case "description" -> value.isString() || value.isNull();
            case "price" -> value.isString() || value.isNumber() || value.isNull();
            case "active" -> value.isBoolean();
            case "attributes" -> value.isObject() || value.isNull();
            default -> true;
        };
    }

    private static String type(String name) {
        return switch (name) {
            case "price" -> "a number, a number as a string, or null";
            case "active" -> "true or false";
            case "attributes" -> "an object of strings, or null";
            case "description" -> "a string or null";
            default -> "a string";
        };
    }

    /// Returns `base` with the members of this body.
    ProductDraft applyTo(ProductDraft base) {
        return new ProductDraft(text("sku", base.sku()), text("name", base.name()),
                text("description", base.description()), text("price", base.price()),
                body.has("active") ? body.path("active").asBoolean() : base.active(), attributes(base.attributes()));
    }

    /// Merges key by key. Null removes one attribute or all of them.
    private SortedMap<String, String> attributes(SortedMap<String, String> base) {
        var merged = new TreeMap<String, String>();
        var changes = body.path("attributes");
        if (!changes.isNull()) {
            merged.putAll(base);
        }
        // ProductDraft removes attributes without text.
        changes.properties().forEach(member -> merged.put(member.getKey(), member.getValue().asString("")));
        return merged;
    }

    private @Nullable String text(String name, @Nullable String base) {
        var value = body.get(name);
        if (value == null) {
            return base;
        }
        if (value.isNull()) {
            return null;
        }
        return value.isNumber() ? value.decimalValue().toString() : value.asString();
    }
}
