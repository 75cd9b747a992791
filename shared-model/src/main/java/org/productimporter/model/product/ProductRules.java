package org.productimporter.model.product;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules of a valid product for rows of files, REST and forms; [Price] contains those of prices. Pure functions, each
/// of which returns the first violation, or null for a valid value.
///
/// The parser of files passes the kinds of characters that it has found, so a text is not scanned again.
public final class ProductRules {

    public static final int MAX_SKU_CHARACTERS = 64;
    public static final int MAX_NAME_CHARACTERS = 255;
    public static final int MAX_DESCRIPTION_CHARACTERS = 10_000;

    /// A long number as spreadsheets show it: `7.61E+12`. They write a plus sign and two digits at least, so `1E5` is a SKU.
    private static final Pattern ROUNDED_NUMBER = Pattern.compile("\\d([.,]\\d+)?[Ee]\\+\\d{2,3}");

    private ProductRules() {}

    /// @param sku text without surrounding white space, see [Whitespace]
    public static @Nullable ProductError sku(String sku) {
        return sku(sku, Characters.kinds(sku));
    }

    /// @param kinds at least the [Characters] of `sku`
    public static @Nullable ProductError sku(String sku, int kinds) {
        if (sku.isEmpty()) {
            return new ProductError(ProductField.SKU, RejectionCode.MISSING_SKU, "the sku is missing");
        }
        if ((kinds & (Characters.CONTROL | Characters.LINE_OR_TAB)) != 0) {
            int control = Characters.firstControl(sku, "");
            if (control != Characters.NO_CHARACTER) {
                return error(ProductField.SKU, TextFault.controlCharacter("sku", control));
            }
        }
        if ((kinds & Characters.BEYOND_ASCII) != 0) {
            int invisible = Characters.firstInvisible(sku);
            if (invisible != Characters.NO_CHARACTER) {
                return new ProductError(ProductField.SKU, RejectionCode.INVISIBLE_CHARACTER,
                        "the sku holds the invisible character U+%04X; remove it".formatted(invisible));
            }
        }
        if (sku.indexOf('+') > 0 && ROUNDED_NUMBER.matcher(sku).matches()) {
            return new ProductError(ProductField.SKU, RejectionCode.DAMAGED_SKU,
                    "the sku %s is a number that a spreadsheet has rounded, so different products share it; export the SKUs as text"
                            .formatted(ProductError.shown(sku)));
        }
        return error(ProductField.SKU, TextFault.tooLong("sku", sku, MAX_SKU_CHARACTERS));
    }

    public static @Nullable ProductError name(String name) {
        return name(name, Characters.kinds(name));
    }

    /// @param kinds at least the [Characters] of `name`
    public static @Nullable ProductError name(String name, int kinds) {
        return Whitespace.strip(name).isEmpty()
                ? new ProductError(ProductField.NAME, RejectionCode.MISSING_NAME, "the name is missing")
                : text(ProductField.NAME, name, kinds, MAX_NAME_CHARACTERS);
    }

    /// An empty description is valid.
    public static @Nullable ProductError description(String description) {
        return description(description, Characters.kinds(description));
    }

    /// @param kinds at least the [Characters] of `description`
    public static @Nullable ProductError description(String description, int kinds) {
        return text(ProductField.DESCRIPTION, description, kinds, MAX_DESCRIPTION_CHARACTERS);
    }

    private static @Nullable ProductError text(ProductField field, String value, int kinds, int limit) {
        return error(field, TextFault.of(field.text(), value, kinds, limit));
    }

    private static @Nullable ProductError error(ProductField field, @Nullable TextFault fault) {
        return fault == null ? null : new ProductError(field, fault.code(), fault.message());
    }
}
