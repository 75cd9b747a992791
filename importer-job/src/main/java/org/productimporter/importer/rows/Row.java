package org.productimporter.importer.rows;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.product.RejectionCode;

/// The result of parsing one record: a valid row or a rejection.
public sealed interface Row {

    /// Returns the physical line on which the record starts. It identifies the row in the file.
    long line();

    /// A valid row. Null means that the file has no value: the column is missing, or the cell is blank
    /// and `on_blank=keep`. With `on_blank=clear`, a blank description is empty text, and a blank price is null,
    /// which the merge stores as no price. A blank name and a blank active are always null.
    ///
    /// @param line physical line on which the record starts
    /// @param sku trimmed SKU of 1 to 64 characters
    /// @param name 1 to 255 characters, or null; only a new product of a file with a name column needs one
    /// @param description at most 10,000 characters
    /// @param price 0 to 999999999999.99, with a scale of 2
    /// @param active whether the product is offered
    /// @param attributes the attributes that the row changes, by key; a null value removes the key; null if there are
    ///     none
    record Valid(long line, String sku, @Nullable String name, @Nullable String description, @Nullable BigDecimal price,
            @Nullable Boolean active, @Nullable Map<String, @Nullable String> attributes) implements Row {

        /// A row without attributes.
        public Valid(long line, String sku, @Nullable String name, @Nullable String description,
                @Nullable BigDecimal price, @Nullable Boolean active) {
            this(line, sku, name, description, price, active, null);
        }
    }

    /// A rejected record.
    ///
    /// @param line physical line on which the record starts
    /// @param record number of the record within its range, from 1, blank lines not counted
    /// @param column header of the first invalid column, or null for the whole record
    /// @param columns the positions, from 0, of all invalid cells
    /// @param code the reason as code
    /// @param message the reasons with the numbers, separated by semicolons
    /// @param raw the text of the record without its line end; undecodable bytes and NUL as U+FFFD;
    ///     of an oversized record only the first 64 KiB
    /// @param sku the SKU, if it is valid
    record Rejected(long line, long record, @Nullable String column, List<Integer> columns, RejectionCode code,
            String message, String raw, @Nullable String sku) implements Row {}
}
