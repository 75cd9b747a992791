package org.productimporter.importer.rows;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.RejectionCode;

/// What became of one record: a product row, or a rejection that says why not.
public sealed interface Row {

    /// Physical line on which the record starts; also its position in the file, for rows start on
    /// lines of their own.
    long line();

    /// A record that passed every check. Null means "the file does not say": an absent column,
    /// or a blank cell under `on_blank=keep`. Under `on_blank=clear` a blank description is
    /// empty text, a blank active is true, and a blank price is null, which the merge then takes
    /// for "no price".
    ///
    /// @param line physical line on which the record starts
    /// @param sku trimmed SKU of 1 to 64 characters
    /// @param name 1 to 255 characters, or null when the file has no such column
    /// @param description at most 10,000 characters
    /// @param price 0 to 999999999999.99, with a scale of 2
    /// @param active whether the product is offered
    record Valid(long line, String sku, @Nullable String name, @Nullable String description, @Nullable BigDecimal price,
            @Nullable Boolean active) implements Row {}

    /// A record that was rejected.
    ///
    /// @param line physical line on which the record starts
    /// @param record number of the record within its range, from 1, blank lines not counted
    /// @param column header of the offending column, or null when the whole record is at fault
    /// @param code the reason in one word
    /// @param message the reason in one sentence, with the numbers
    /// @param raw the record as it stands in the file, without its record end; bytes that are no
    ///     characters and NUL as `\xNN`; of a record that is too large only the first 64 KiB
    /// @param sku the SKU if the row has a valid one, or null
    record Rejected(long line, long record, @Nullable String column, RejectionCode code, String message, String raw,
            @Nullable String sku) implements Row {}
}
