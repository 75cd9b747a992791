package org.productimporter.importer.rows;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.changes.ProductValues;
import org.productimporter.importer.csv.Utf8Slice;
import org.productimporter.model.product.AttributeJson;

/// A valid row as slices of the file. One object shows many rows, one after the other; [#copy] keeps one of them. Not
/// thread-safe.
///
/// A value is absent if the file has none: the column is missing, or the cell is blank and `on_blank=keep`. With
/// `on_blank=clear`, a blank description is empty text, and a blank price is absent, which the merge stores as no price. A
/// blank name and a blank active are always absent.
public final class ValidRow implements Row {

    /// The row has no price.
    public static final long NO_PRICE = ProductValues.NO_PRICE;

    private final Utf8Slice sku = new Utf8Slice();
    private final Utf8Slice name = new Utf8Slice();
    private final Utf8Slice description = new Utf8Slice();
    private final Utf8Slice attributes = new Utf8Slice();
    private long line;
    private long price = NO_PRICE;
    private @Nullable Boolean active;

    ValidRow() {}

    @Override
    public long line() {
        return line;
    }

    /// Returns the trimmed SKU of 1 to 64 characters.
    public Utf8Slice sku() {
        return sku;
    }

    /// Returns the name of 1 to 255 characters; only a new product of a file with a name column needs one.
    public Utf8Slice name() {
        return name;
    }

    /// Returns the description of at most 10,000 characters.
    public Utf8Slice description() {
        return description;
    }

    /// Returns the attributes that the row changes as a JSON object; a null value removes the key.
    public Utf8Slice attributes() {
        return attributes;
    }

    /// Returns the price in hundredths, 0 to 99999999999999, or [#NO_PRICE].
    public long price() {
        return price;
    }

    /// Returns whether the product is offered.
    public @Nullable Boolean active() {
        return active;
    }

    /// Returns a row of its own with the same values.
    public ValidRow copy() {
        var copy = new ValidRow();
        copy.sku.set(sku.text());
        copy.name.set(name.text());
        copy.description.set(description.text());
        copy.attributes.set(attributes.text());
        copy.set(line, price, active);
        return copy;
    }

    void set(long ofLine, long hundredths, @Nullable Boolean isActive) {
        line = ofLine;
        price = hundredths;
        active = isActive;
    }

    void setTexts(String ofSku, @Nullable String ofName, @Nullable String ofDescription,
            @Nullable Map<String, @Nullable String> changes) {
        sku.set(ofSku);
        name.set(ofName);
        description.set(ofDescription);
        attributes.set(changes == null ? null : AttributeJson.of(changes));
    }

    /// Returns a valid price, which has two decimals, in hundredths.
    static long hundredths(@Nullable BigDecimal price) {
        return price == null ? NO_PRICE : price.unscaledValue().longValueExact();
    }
}
