package org.productimporter.importer.rows;

import java.util.Locale;

/// Why a row is rejected. The codes of REST, the console and the rejections file, in lower case.
public enum RowProblem {
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
    /// Only found by the merge of an `update_only` import.
    UNKNOWN_SKU;

    /// The spelling of tables and REST.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
