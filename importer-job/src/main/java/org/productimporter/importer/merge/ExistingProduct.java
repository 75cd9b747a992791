package org.productimporter.importer.merge;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.copy.CopyWriter;
import org.productimporter.importer.copy.Utf8Text;

/// A product of the catalogue, as the merge compares and updates it.
///
/// @param page page of its current row version
/// @param place place of the row version in the page
/// @param version its version, by which the update recognizes a concurrent change
/// @param key its SKU key
/// @param price in hundredths, or `CopyWriter.NO_PRICE`
/// @param attributes as JSON; null without attributes, or if the file has none
record ExistingProduct(long page, int place, long id, long version, Utf8Text key, Utf8Text name, Utf8Text description,
        long price, boolean active, @Nullable Utf8Text attributes) {

    /// The columns that [#read] reads. Numbers as text need not be parsed into objects.
    static final String COLUMNS = "ctid::text, id, version, sku_key, name, description, price::text, active";

    /// The columns of an import with attributes.
    static final String COLUMNS_WITH_ATTRIBUTES = COLUMNS + ", attributes::text";

    private static final int COLUMN_COUNT = 8;

    static ExistingProduct read(ResultSet row) throws SQLException {
        var position = row.getBytes(1);
        int comma = 1;
        while (position[comma] != ',') {
            comma++;
        }
        var attributes = row.getMetaData().getColumnCount() > COLUMN_COUNT ? row.getBytes(9) : null;
        return new ExistingProduct(number(position, 1, comma), (int) number(position, comma + 1, position.length - 1),
                row.getLong(2), row.getLong(3), Utf8Text.of(row.getBytes(4)), Utf8Text.of(row.getBytes(5)),
                Utf8Text.of(row.getBytes(6)), hundredths(row.getBytes(7)), row.getBoolean(8),
                attributes == null ? null : Utf8Text.of(attributes));
    }

    /// Reads a price, which always has two decimals.
    private static long hundredths(byte @Nullable [] price) {
        if (price == null) {
            return CopyWriter.NO_PRICE;
        }
        int point = price.length - 3;
        return number(price, 0, point) * 100 + number(price, point + 1, price.length);
    }

    private static long number(byte[] digits, int from, int to) {
        long number = 0;
        for (int at = from; at < to; at++) {
            number = number * 10 + digits[at] - '0';
        }
        return number;
    }
}
