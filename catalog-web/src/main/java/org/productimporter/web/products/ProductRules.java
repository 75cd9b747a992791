package org.productimporter.web.products;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.kit.Problem;
import org.productimporter.web.kit.Problem.FieldError;

/// What a product must be, for REST and the console alike. The same as an import demands of a
/// row, so that whatever is written here survives an export and an import. Pure functions.
public final class ProductRules {

    private static final int MAX_SKU = 64;
    private static final int MAX_NAME = 255;
    private static final int MAX_DESCRIPTION = 10_000;
    private static final int SHOWN = 40;

    /// Digits and a point only; BigDecimal itself reads more, PostgreSQL rounds in silence.
    private static final Pattern PRICE = Pattern.compile("(-?)0*([0-9]+)(?:\\.([0-9]+))?");

    private static final int MAX_INTEGER_DIGITS = 12;
    private static final int MAX_DECIMALS = 2;

    private final List<FieldError> errors = new ArrayList<>();

    private ProductRules() {}

    /// A draft that keeps all rules.
    record Checked(
            String sku,
            String name,
            String description,
            @Nullable BigDecimal price,
            boolean active) {}

    /// Everything that is wrong with the draft, in the order of its fields; empty when it is
    /// good.
    public static List<FieldError> errors(ProductDraft draft) {
        var rules = new ProductRules();
        rules.sku(draft.sku());
        rules.name(draft.name());
        rules.text("description", orEmpty(draft.description()), MAX_DESCRIPTION);
        rules.price(draft.price());
        if (draft.active() == null) {
            rules.refuse("active", "active is true or false");
        }
        return List.copyOf(rules.errors);
    }

    /// @throws Problem 400 with all errors
    static Checked check(ProductDraft draft) {
        var errors = errors(draft);
        if (!errors.isEmpty()) {
            throw Problem.fields(errors);
        }
        var price = draft.price();
        return new Checked(
                trimmed(orEmpty(draft.sku())),
                orEmpty(draft.name()),
                orEmpty(draft.description()),
                price == null ? null : new BigDecimal(price).abs().setScale(MAX_DECIMALS),
                Boolean.TRUE.equals(draft.active()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private void refuse(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    private void sku(@Nullable String typed) {
        var sku = trimmed(orEmpty(typed));
        if (sku.isEmpty()) {
            refuse("sku", "sku is required, 1 to %d characters".formatted(MAX_SKU));
            return;
        }
        var unseen = sku.codePoints().filter(Characters::isUnseen).findFirst();
        if (unseen.isPresent()) {
            refuse(
                    "sku",
                    "sku holds the invisible character U+%04X; remove it"
                            .formatted(unseen.getAsInt()));
            return;
        }
        text("sku", sku, MAX_SKU);
    }

    private void name(@Nullable String typed) {
        var name = orEmpty(typed);
        if (trimmed(name).isEmpty()) {
            refuse("name", "name is required, 1 to %d characters".formatted(MAX_NAME));
            return;
        }
        text("name", name, MAX_NAME);
    }

    private void text(String field, String text, int limit) {
        var length = text.codePointCount(0, text.length());
        var refused = text.codePoints().filter(Characters::isRefused).findFirst();
        if (length > limit) {
            refuse(
                    field,
                    "%s has %,d characters, at most %,d are allowed"
                            .formatted(field, length, limit));
        } else if (refused.isPresent()) {
            refuse(
                    field,
                    "%s holds the character U+%04X, which is no text; remove it"
                            .formatted(field, refused.getAsInt()));
        } else if (text.startsWith("\uFEFF")) {
            refuse(field, field + " begins with U+FEFF, a byte order mark; remove it");
        }
    }

    private void price(@Nullable String typed) {
        if (typed == null) {
            return;
        }
        var shown = typed.length() <= SHOWN ? typed : typed.substring(0, SHOWN) + "…";
        var parts = PRICE.matcher(typed);
        if (!parts.matches()) {
            refuse("price", "price is a number such as 1234.50 or null, not \"" + shown + '"');
        } else if (!parts.group(1).isEmpty() && !typed.matches("-[0.]+")) {
            refuse("price", "price is not less than zero, this is " + shown);
        } else if (parts.group(2).length() > MAX_INTEGER_DIGITS) {
            refuse("price", "price is at most 999999999999.99, this is " + shown);
        } else if (parts.group(3) != null && parts.group(3).length() > MAX_DECIMALS) {
            refuse(
                    "price",
                    "price has at most %d decimals, this is %s; it is not rounded"
                            .formatted(MAX_DECIMALS, shown));
        }
    }

    /// The SKU without white space of any script around it.
    public static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && Characters.isSpace(text.charAt(start))) {
            start++;
        }
        while (start < end && Characters.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
