package org.productimporter.model.product;

/// A violation of [ProductRules].
///
/// @param field the invalid field
/// @param code the reason
/// @param message the reason in one sentence, with figures
public record ProductError(ProductField field, RejectionCode code, String message) {

    private static final int MAX_SHOWN_CHARACTERS = 40;

    /// Returns a value for a message: abbreviated and quoted.
    public static String shown(String value) {
        return '"' + (value.length() <= MAX_SHOWN_CHARACTERS ? value : value.substring(0, MAX_SHOWN_CHARACTERS) + "…")
                + '"';
    }
}
