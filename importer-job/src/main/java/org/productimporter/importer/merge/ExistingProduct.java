package org.productimporter.importer.merge;

import org.productimporter.db.changes.ProductValues;
import org.productimporter.importer.copy.CopyRow;
import org.productimporter.model.text.Utf8Text;

/// A product of the catalogue, as the merge compares and updates it.
///
/// @param page page of its current row version
/// @param place place of the row version in the page
/// @param version its version, by which the update recognizes a concurrent change
/// @param changeId block of its last change; 0 if none is known
/// @param key its SKU key
/// @param sku its SKU in the spelling of the catalogue
/// @param values its attributes are null if the file has none
record ExistingProduct(long page, int place, long id, long version, long changeId, Utf8Text key, Utf8Text sku,
        ProductValues values) {

    /// The columns that [#read] reads, with the attributes of an import that has some.
    static final String COLUMNS = "ctid, id, version, change_id, sku_key, sku, name, description, price, active";
    static final String COLUMNS_WITH_ATTRIBUTES = COLUMNS + ", attributes::text";

    /// @param attributes whether the row has attributes
    static ExistingProduct read(CopyRow row, boolean attributes) {
        return new ExistingProduct(row.page(), row.place(), row.bigint(), row.bigint(), row.reference(), row.text(),
                row.text(), new ProductValues(row.text(), row.text(), row.price(), row.bool(),
                        attributes ? row.nullableText() : null));
    }
}
