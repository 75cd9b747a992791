package org.productimporter.importer.rows;

import java.util.List;
import java.util.stream.Stream;
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
/// @param columns the positions, from 0, of all invalid cells
record RowRejection(@Nullable ProductField field, @Nullable String attribute, RejectionCode code, String message,
        List<Integer> columns) {

    static RowRejection of(ProductError error, int column) {
        return new RowRejection(error.field(), null, error.code(), error.message(), List.of(column));
    }

    static RowRejection of(AttributeError error, String header, int column) {
        return new RowRejection(null, header, error.code(), error.message(), List.of(column));
    }

    static RowRejection ofRecord(RejectionCode code, String message) {
        return new RowRejection(null, null, code, message, List.of());
    }

    /// Adds a further reason to the message.
    RowRejection and(RowRejection further) {
        return new RowRejection(field, attribute, code, message + "; " + further.message(),
                Stream.concat(columns.stream(), further.columns.stream()).toList());
    }

    /// Adds further reasons, if there are any, to those that are already known.
    static @Nullable RowRejection join(@Nullable RowRejection known, @Nullable RowRejection further) {
        if (known == null || further == null) {
            return known == null ? further : known;
        }
        return known.and(further);
    }
}
