package org.productimporter.model.product;

/// A rule that a field of a product breaks.
///
/// @param field the field
/// @param code the reason in one word
/// @param message the reason in one sentence, with the numbers
public record ProductError(ProductField field, RejectionCode code, String message) {

    private static final int MAX_SHOWN_CHARACTERS = 40;

    /// A value as messages show it: short, in quotes.
    public static String shown(String value) {
        return '"' + (value.length() <= MAX_SHOWN_CHARACTERS ? value : value.substring(0, MAX_SHOWN_CHARACTERS) + "…")
                + '"';
    }
}
