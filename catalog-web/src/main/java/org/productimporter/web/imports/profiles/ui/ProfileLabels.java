package org.productimporter.web.imports.profiles.ui;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.AttributeRules;
import org.productimporter.model.product.ProductField;
import org.productimporter.web.imports.profiles.Profile;
import org.productimporter.web.ui.format.Numbers;
import org.springframework.util.StringUtils;

/// Texts for profiles. Pure functions.
final class ProfileLabels {

    private ProfileLabels() {}

    /// `SKU: Artikelnummer · Price: VK-Preis`.
    static String fields(Profile profile) {
        return Arrays.stream(ProductField.values())
                .flatMap(field -> profile.columns()
                        .entrySet()
                        .stream()
                        .filter(column -> field.text().equals(column.getValue()))
                        .map(column -> label(field) + ": " + column.getKey()))
                .collect(Collectors.joining(" · "));
    }

    private static String label(ProductField field) {
        return field == ProductField.SKU ? "SKU" : StringUtils.capitalize(field.text());
    }

    /// `3 attributes · 2 left out · other columns kept`.
    static String others(Profile profile) {
        var targets = profile.columns().values();
        var attributes =
                targets.stream().filter(value -> value != null && value.startsWith(AttributeRules.PREFIX)).count();
        var leftOut = targets.stream().filter(value -> value == null || value.isEmpty()).count();
        return Stream
                .of(attributes == 0 ? "" : Numbers.count(attributes, "attribute", "attributes"),
                        leftOut == 0 ? "" : Numbers.count(leftOut) + " left out",
                        "keep".equals(profile.options().get("unknown")) ? "other columns kept as attributes" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /// The options that say how such files are written; `Detected` if there are none.
    static String file(Profile profile) {
        var options = Stream
                .of(option(profile, "charset", ""), option(profile, "delimiter", "delimiter "),
                        option(profile, "sheet", "sheet "), option(profile, "skip_lines", "lines before the header: "),
                        option(profile, "decimal", "decimal "), option(profile, "currency", ""))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return options.isEmpty() ? "Detected" : options;
    }

    private static @Nullable String option(Profile profile, String name, String label) {
        var value = profile.options().get(name);
        return value == null ? null : label + (value.equals("\t") ? "tab" : value);
    }
}
