package org.productimporter.importer.rows;

import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.AttributeError;
import org.productimporter.model.product.ProductError;
import org.productimporter.model.product.ProductField;
import org.productimporter.model.product.RejectionCode;

/// The reasons of a rejection; the first one decides field and code.
///
/// @param field the invalid field, or null for an attribute or the whole record
/// @param attribute the header cell of an invalid attribute, or null
/// @param code the reason as code
/// @param message the reasons with the numbers, separated by semicolons
record RowRejection(@Nullable ProductField field, @Nullable String attribute, RejectionCode code, String message) {

    static RowRejection of(ProductError error) {
        return new RowRejection(error.field(), null, error.code(), error.message());
    }

    static RowRejection of(AttributeError error, String header) {
        return new RowRejection(null, header, error.code(), error.message());
    }

    static RowRejection ofRecord(RejectionCode code, String message) {
        return new RowRejection(null, null, code, message);
    }

    /// Adds a further reason to the message.
    RowRejection and(RowRejection further) {
        return new RowRejection(field, attribute, code, message + "; " + further.message());
    }

    /// Adds further reasons, if there are any, to those that are already known.
    static @Nullable RowRejection join(@Nullable RowRejection known, @Nullable RowRejection further) {
        if (known == null || further == null) {
            return known == null ? further : known;
        }
        return known.and(further);
    }
}
