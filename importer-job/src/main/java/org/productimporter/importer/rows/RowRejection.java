package org.productimporter.importer.rows;

import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.ProductError;
import org.productimporter.model.product.ProductField;
import org.productimporter.model.product.RejectionCode;

/// The reason of a rejection.
///
/// @param field the invalid field, or null for the whole record
/// @param code the reason as code
/// @param message the reason in one sentence, with the numbers
record RowRejection(@Nullable ProductField field, RejectionCode code, String message) {

    static RowRejection of(ProductError error) {
        return new RowRejection(error.field(), error.code(), error.message());
    }

    static RowRejection ofRecord(RejectionCode code, String message) {
        return new RowRejection(null, code, message);
    }
}
