package org.productimporter.model.product;

import java.util.Locale;

/// The reason for the rejection of a row or a product.
public enum RejectionCode {
    MISSING_SKU,
    MISSING_NAME,
    TOO_LONG,
    COLUMN_COUNT,
    MALFORMED_QUOTE,
    RECORD_TOO_LARGE,
    INVALID_UTF8,
    NUL_BYTE,
    CONTROL_CHARACTER,
    INVISIBLE_CHARACTER,
    HEADER_REPEATED,
    BAD_NUMBER,
    TOO_MANY_DECIMALS,
    OUT_OF_RANGE,
    NEGATIVE,
    BAD_BOOLEAN,
    /// Found only by the merge of an import with the mode `update_only`.
    UNKNOWN_SKU;

    /// The lower-case form in tables, REST, the console and the rejections file.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
