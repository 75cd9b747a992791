package org.productimporter.web.imports.ui.mapping;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.AttributeRules;
import org.productimporter.model.product.ProductField;

/// What a column of a file is imported as.
enum ColumnTarget {
    SKU("SKU", ProductField.SKU),
    NAME("Name", ProductField.NAME),
    DESCRIPTION("Description", ProductField.DESCRIPTION),
    PRICE("Price", ProductField.PRICE),
    ACTIVE("Active", ProductField.ACTIVE),
    ATTRIBUTE("Keep as attribute", null),
    LEAVE_OUT("Leave out", null);

    private final String label;
    private final @Nullable ProductField field;

    ColumnTarget(String label, @Nullable ProductField field) {
        this.label = label;
        this.field = field;
    }

    /// The target of a value of the option `columns`.
    static ColumnTarget of(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return LEAVE_OUT;
        }
        return ofField(value).orElse(ATTRIBUTE);
    }

    /// The target of the name of a product field.
    static Optional<ColumnTarget> ofField(String name) {
        return Arrays.stream(values())
                .filter(target -> target.field != null && target.field.text().equals(name))
                .findAny();
    }

    String label() {
        return label;
    }

    /// Whether only one column can have this target.
    boolean isField() {
        return field != null;
    }

    /// The value of the option `columns`; null to leave the column out.
    ///
    /// @param key of the attribute that the column may become
    @Nullable
    String value(String key) {
        return field != null ? field.text() : this == ATTRIBUTE ? AttributeRules.PREFIX + key : null;
    }
}
