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

    private static final String ALLOWED_IN_TEXT = "\t\r\n";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

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
                return controlCharacter(ProductField.SKU, control);
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
        return tooLong(ProductField.SKU, sku, MAX_SKU_CHARACTERS);
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
        if ((kinds & Characters.CONTROL) != 0) {
            int control = Characters.firstControl(value, ALLOWED_IN_TEXT);
            if (control != Characters.NO_CHARACTER) {
                return controlCharacter(field, control);
            }
        }
        if ((kinds & Characters.BEYOND_ASCII) != 0 && !value.isEmpty() && value.charAt(0) == BYTE_ORDER_MARK) {
            // An import removes the mark, so an export followed by an import would change the value.
            return new ProductError(field, RejectionCode.INVISIBLE_CHARACTER,
                    "the %s begins with U+FEFF, a byte order mark; remove it".formatted(field.text()));
        }
        return tooLong(field, value, limit);
    }

    private static ProductError controlCharacter(ProductField field, int character) {
        return new ProductError(field, RejectionCode.CONTROL_CHARACTER,
                (Character.isISOControl(character) ? "the %s holds the control character U+%04X; remove it"
                        : "the %s holds U+%04X, half a surrogate pair; remove it").formatted(field.text(), character));
    }

    private static @Nullable ProductError tooLong(ProductField field, String value, int limit) {
        int length = Characters.length(value, limit);
        return length <= limit ? null
                : new ProductError(field, RejectionCode.TOO_LONG,
                        "the %s has %,d characters, at most %,d are allowed".formatted(field.text(), length, limit));
    }
}
