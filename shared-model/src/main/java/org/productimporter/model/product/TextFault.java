package org.productimporter.model.product;

import org.jspecify.annotations.Nullable;

/// What is wrong with a text, whatever it belongs to.
record TextFault(RejectionCode code, String message) {

    private static final String ALLOWED = "\t\r\n";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /// Returns the first violation of the rules of a text of several lines, or null.
    ///
    /// @param subject what the message calls the text
    /// @param kinds at least the [Characters] of `value`
    static @Nullable TextFault of(String subject, String value, int kinds, int limit) {
        if ((kinds & Characters.CONTROL) != 0) {
            int control = Characters.firstControl(value, ALLOWED);
            if (control != Characters.NO_CHARACTER) {
                return controlCharacter(subject, control);
            }
        }
        if ((kinds & Characters.BEYOND_ASCII) != 0 && !value.isEmpty() && value.charAt(0) == BYTE_ORDER_MARK) {
            // An import removes the mark, so an export followed by an import would change the value.
            return new TextFault(RejectionCode.INVISIBLE_CHARACTER,
                    "the %s begins with U+FEFF, a byte order mark; remove it".formatted(subject));
        }
        return tooLong(subject, value, limit);
    }

    static TextFault controlCharacter(String subject, int character) {
        return new TextFault(RejectionCode.CONTROL_CHARACTER,
                (Character.isISOControl(character) ? "the %s holds the control character U+%04X; remove it"
                        : "the %s holds U+%04X, half a surrogate pair; remove it").formatted(subject, character));
    }

    static @Nullable TextFault tooLong(String subject, String value, int limit) {
        int length = Characters.length(value, limit);
        return length <= limit ? null
                : new TextFault(RejectionCode.TOO_LONG,
                        "the %s has %,d characters, at most %,d are allowed".formatted(subject, length, limit));
    }
}
