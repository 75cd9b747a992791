package org.productimporter.importer.rows;

import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.ProductError;
import org.productimporter.model.product.ProductField;
import org.productimporter.model.product.RejectionCode;

/// The reasons of a rejection; the first one decides field and code.
///
/// @param field the invalid field, or null for the whole record
/// @param code the reason as code
/// @param message the reasons with the numbers, separated by semicolons
record RowRejection(@Nullable ProductField field, RejectionCode code, String message) {

    static RowRejection of(ProductError error) {
        return new RowRejection(error.field(), error.code(), error.message());
    }

    static RowRejection ofRecord(RejectionCode code, String message) {
        return new RowRejection(null, code, message);
    }

    /// Adds a further reason to the message.
    RowRejection and(RowRejection further) {
        return new RowRejection(field, code, message + "; " + further.message());
    }

    /// Adds further reasons, if there are any, to those that are already known.
    static @Nullable RowRejection join(@Nullable RowRejection known, @Nullable RowRejection further) {
        if (known == null || further == null) {
            return known == null ? further : known;
        }
        return known.and(further);
    }
}
