package org.productimporter.importer.merge;

import static org.productimporter.importer.copy.BinaryCopy.literal;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.copy.BinaryCopy;
import org.productimporter.importer.staging.Bucket;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Reads the products that a merge compares with its rows, sorted by key, by COPY: a row is one array whose texts need not be
/// decoded. Thread-safe.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CatalogueReader {

    /// How products are read.
    ///
    /// @param attributes whether their attributes are read
    /// @param lock whether they are locked until the end of the transaction
    record Access(boolean attributes, boolean lock) {}

    private final BinaryCopy copies;

    CatalogueReader(BinaryCopy copies) {
        this.copies = copies;
    }

    private static final String COPY = """
            copy (
                select ${columns}
                from product
                where ${condition}
                order by sku_key
                ${limit}
                ${lock})
            to stdout (format binary)
            """;

    /// Reads the products of a key range.
    ///
    /// @param limit reads not more than this number, or null to read all
    /// @param products receives the products one after the other
    /// @return the number of products
    long readRange(Bucket range, @Nullable Long limit, Access access, Consumer<ExistingProduct> products) {
        var condition = "sku_key >= " + literal(Objects.requireNonNullElse(range.keyFrom(), ""))
                + (range.keyTo() == null ? "" : " and sku_key < " + literal(range.keyTo()));
        return read(condition, limit, access, products);
    }

    /// Reads the products with these keys.
    void readKeys(List<String> keys, Access access, Consumer<ExistingProduct> products) {
        read("sku_key = any (" + literal(keys) + ")", null, access, products);
    }

    private long read(String condition, @Nullable Long limit, Access access, Consumer<ExistingProduct> products) {
        var sql = COPY
                .replace("${columns}",
                        access.attributes ? ExistingProduct.COLUMNS_WITH_ATTRIBUTES : ExistingProduct.COLUMNS)
                .replace("${limit}", limit == null ? "" : "limit " + limit)
                .replace("${lock}", access.lock ? "for no key update" : "")
                .replace("${condition}", condition);
        return copies.read(sql, row -> products.accept(ExistingProduct.read(row, access.attributes)));
    }
}
