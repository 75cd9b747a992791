package org.productimporter.model.product;

import java.util.Locale;

/// The reason for the rejection of a row or a product.
public enum RejectionCode {
    MISSING_SKU,
    /// A new product has no name. Found by the merge: the product of a row without a name may exist.
    MISSING_NAME,
    TOO_LONG,
    COLUMN_COUNT,
    MALFORMED_QUOTE,
    RECORD_TOO_LARGE,
    INVALID_UTF8,
    NUL_BYTE,
    CONTROL_CHARACTER,
    INVISIBLE_CHARACTER,
    /// The SKU is a number that a spreadsheet has rounded.
    DAMAGED_SKU,
    HEADER_REPEATED,
    TOTALS_ROW,
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
