package org.productimporter.importer.rows;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.model.imports.ImportOptions.OnBlank;
import org.productimporter.model.product.ActiveWords;
import org.productimporter.model.product.Price;
import org.productimporter.model.product.ProductError;
import org.productimporter.model.product.ProductField;
import org.productimporter.model.product.ProductRules;
import org.productimporter.model.product.RejectionCode;
import org.productimporter.model.product.Whitespace;

/// Validates the cells of one record at a time with [ProductRules]: the SKU first, then in the order of the columns.
/// Not thread-safe; contains the cells of the current record.
final class RowValidator {

    /// The slot of a column that is not mapped to a field.
    static final int NO_SLOT = -1;

    private final CsvLayout layout;
    private final OnBlank onBlank;

    /// The mapped fields in the order of validation; a slot is a position in this array.
    private final ProductField[] fields;

    private final String[] headers;
    private final String[] values;
    private final int[] kinds;
    private final AttributeCells attributes;

    private final ValidRow row = new ValidRow();
    private @Nullable String sku;
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable BigDecimal price;
    private @Nullable Boolean active;

    RowValidator(CsvLayout layout, OnBlank onBlank) {
        this.layout = layout;
        this.onBlank = onBlank;
        this.fields = layout.columns()
                .keySet()
                .stream()
                .sorted(Comparator.comparing((ProductField field) -> field != ProductField.SKU)
                        .thenComparingInt(field -> layout.column(field).orElseThrow()))
                .toArray(ProductField[]::new);
        this.headers = Arrays.stream(fields).map(layout::headerOf).toArray(String[]::new);
        this.values = new String[fields.length];
        this.kinds = new int[fields.length];
        Arrays.fill(values, "");
        this.attributes = new AttributeCells(layout, onBlank);
    }

    /// Returns the slot of each column of the file, or [#NO_SLOT].
    int[] slotsOfColumns() {
        var slots = new int[layout.header().size()];
        Arrays.fill(slots, NO_SLOT);
        for (int slot = 0; slot < fields.length; slot++) {
            slots[layout.column(fields[slot]).orElseThrow()] = slot;
        }
        for (int no = 0; no < attributes.columns().length; no++) {
            slots[attributes.columns()[no]] = fields.length + no;
        }
        return slots;
    }

    void put(int slot, String value, int characterKinds) {
        if (slot >= fields.length) {
            attributes.put(slot - fields.length, value, characterKinds);
            return;
        }
        values[slot] = value;
        kinds[slot] = characterKinds;
    }

    /// Returns all violations, or null if the record is valid.
    @Nullable
    RowRejection validate() {
        forget();
        if (repeatsHeader()) {
            return RowRejection.ofRecord(RejectionCode.HEADER_REPEATED,
                    "the header is repeated here; were two files joined?");
        }
        RowRejection rejection = null;
        for (int slot = 0; slot < fields.length; slot++) {
            var value = values[slot];
            var error = switch (fields[slot]) {
                case SKU -> sku(value, kinds[slot]);
                case NAME -> name(value, kinds[slot]);
                case DESCRIPTION -> description(value, kinds[slot]);
                case PRICE -> price(value);
                case ACTIVE -> active(value);
            };
            if (error != null) {
                rejection = RowRejection.join(rejection, RowRejection.of(error, columnOf(fields[slot])));
            }
        }
        rejection = RowRejection.join(rejection, invalidAttribute());
        return isOfTotals() ? totals() : rejection;
    }

    /// Forgets the SKU of the previous record.
    void forget() {
        sku = null;
        name = null;
    }

    private boolean isOfTotals() {
        return sku != null && name == null && TotalsWords.contains(sku);
    }

    private RowRejection totals() {
        var word = ProductError.shown(String.valueOf(sku));
        forget();
        return RowRejection.of(
                new ProductError(ProductField.SKU, RejectionCode.TOTALS_ROW,
                        word + " in the SKU column of a row without a name: a row of totals is no product"),
                columnOf(ProductField.SKU));
    }

    private int columnOf(ProductField field) {
        return layout.column(field).orElseThrow();
    }

    private @Nullable RowRejection invalidAttribute() {
        var error = attributes.validate();
        if (error == null) {
            return null;
        }
        int column = attributes.columnOf(error);
        return RowRejection.of(error, layout.header().get(column), column);
    }

    /// Returns the row after a successful [#validate].
    ValidRow row(long line) {
        if (sku == null) {
            throw new IllegalStateException("the cells have not been validated");
        }
        row.set(line, ValidRow.hundredths(price), active);
        row.setTexts(sku, name, description, attributes.changed());
        return row;
    }

    /// Returns the SKU if it is valid, even if another cell is not.
    @Nullable
    String sku() {
        return sku;
    }

    private boolean repeatsHeader() {
        for (int slot = 0; slot < fields.length; slot++) {
            if (!values[slot].equalsIgnoreCase(headers[slot])) {
                return false;
            }
        }
        return true;
    }

    private @Nullable ProductError sku(String cell, int characterKinds) {
        var value = Whitespace.strip(cell);
        var error = ProductRules.sku(value, characterKinds);
        sku = error == null ? value : null;
        return error;
    }

    /// A blank name keeps the name of an existing product. The merge rejects the row if there is none.
    private @Nullable ProductError name(String value, int characterKinds) {
        if (Whitespace.strip(value).isEmpty()) {
            return null;
        }
        name = value;
        return ProductRules.name(value, characterKinds);
    }

    private @Nullable ProductError description(String value, int characterKinds) {
        description = value.isEmpty() && onBlank == OnBlank.KEEP ? null : value;
        return ProductRules.description(value, characterKinds);
    }

    private @Nullable ProductError price(String value) {
        price = null;
        if (value.isEmpty()) {
            return null;
        }
        return switch (layout.prices().parse(value)) {
            case Price.Valid(BigDecimal amount) -> {
                price = amount;
                yield null;
            }
            case Price.Invalid(ProductError error) -> Whitespace.strip(value).isEmpty() ? null : error;
        };
    }

    /// A blank cell never changes whether a product is active, not even with `on_blank=clear`.
    private @Nullable ProductError active(String value) {
        active = value.isEmpty() ? null : active(layout, value);
        return active != null || Whitespace.strip(value).isEmpty() ? null
                : new ProductError(ProductField.ACTIVE, RejectionCode.BAD_BOOLEAN, ProductError.shown(value)
                        + " is no word for active or inactive, such as true, yes, 1, false, no, 0, in any language that is known");
    }

    /// Returns whether a word of the active column means active, or null if it is none.
    static @Nullable Boolean active(CsvLayout layout, String word) {
        return layout.inactiveWords().contains(word) ? Boolean.FALSE : ActiveWords.of(word);
    }
}
