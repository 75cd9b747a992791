package org.productimporter.model.product;

import java.util.Locale;

/// Why a row or a product is rejected. REST, the console and the rejections file spell the codes in lower case.
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
    /// Only the merge of an `update_only` import finds it.
    UNKNOWN_SKU;

    /// The spelling of tables and REST.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
