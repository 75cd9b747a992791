package org.productimporter.web.imports.profiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.model.product.AttributeRules;
import org.productimporter.model.product.ProductField;
import org.productimporter.web.common.ProblemException.FieldError;

/// Validates a mapping of columns: field, `attributes.` and a key, or null by the name of a column. Pure functions.
public final class ColumnTargets {

    private static final String SKU = ProductField.SKU.text();

    private ColumnTargets() {}

    /// Returns the errors, none for a usable mapping.
    ///
    /// @param header the header cells that the file has; null if they are unknown
    public static List<FieldError> errors(Map<String, @Nullable String> columns, @Nullable List<String> header) {
        var errors = new ArrayList<FieldError>();
        var names = header == null ? null : MappingProposal.columnNames(header);
        var used = new HashMap<String, String>();
        columns.forEach((cell, target) -> {
            if (names != null && !names.contains(cell)) {
                errors.add(error(cell, "the file has no column \"%s\"; it has %s".formatted(cell, quoted(names))));
            }
            if (target != null && !target.isEmpty()) {
                var other = used.putIfAbsent(target, cell);
                var fault = keyFault(target);
                if (!isTarget(target)) {
                    errors.add(error(cell,
                            "\"%s\" is no field; use %s, attributes. and a key of 1 to %d characters, or null"
                                    .formatted(target, fields(), AttributeRules.MAX_KEY_CHARACTERS)));
                } else if (fault != null) {
                    errors.add(error(cell, fault));
                } else if (other != null) {
                    errors.add(error(cell,
                            "\"%s\" and \"%s\" are both %s; map one of them".formatted(other, cell, target)));
                }
            }
        });
        if (!used.containsKey(SKU)) {
            errors.add(new FieldError("columns", "no column is mapped to sku; every product needs one"));
        }
        return errors;
    }

    private static FieldError error(String cell, String message) {
        return new FieldError("columns." + cell, message);
    }

    private static boolean isTarget(String target) {
        return target.startsWith(AttributeRules.PREFIX) ? !target.substring(AttributeRules.PREFIX.length()).isBlank()
                : Arrays.stream(ProductField.values()).anyMatch(field -> field.text().equals(target));
    }

    private static @Nullable String keyFault(String target) {
        var fault = target.startsWith(AttributeRules.PREFIX)
                ? AttributeRules.key(target.substring(AttributeRules.PREFIX.length()))
                : null;
        return fault == null ? null : fault.message();
    }

    private static String fields() {
        return Arrays.stream(ProductField.values()).map(ProductField::text).collect(Collectors.joining(", "));
    }

    private static String quoted(List<String> names) {
        return names.stream().limit(20).map(cell -> '"' + cell + '"').collect(Collectors.joining(", "));
    }
}
