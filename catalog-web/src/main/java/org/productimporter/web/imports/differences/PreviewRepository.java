package org.productimporter.web.imports.differences;

import java.util.List;
import org.productimporter.db.changes.ProductDifference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Sums up the blocks of a preview, and compares them with the catalogue. Thread-safe.
@Repository
class PreviewRepository {

    private final JdbcClient jdbc;

    PreviewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String COUNTS = """
            select
                coalesce(sum(products) filter (where change = 'created'), 0) as created,
                coalesce(sum(products) filter (where change = 'updated'), 0) as updated,
                coalesce(sum(products) filter (where change = 'deactivated'), 0) as deactivated,
                coalesce(sum(large_price_changes), 0) as large_price_changes,
                coalesce(sum(blanked_prices), 0) as blanked_prices,
                coalesce(sum(blanked_descriptions), 0) as blanked_descriptions,
                coalesce(sum(shortened_names), 0) as shortened_names
            from import_preview
            where import_id = :import
            """;

    PreviewCounts counts(long importId) {
        return jdbc.sql(COUNTS).param("import", importId).query(PreviewCounts.class).single();
    }

    private static final String COUNT_CHANGED = """
            select count(*)
            from unnest(:ids, :versions) as previewed (id, version)
            where not exists (
                select from product p
                where p.id = previewed.id
                and p.version = previewed.version - 1)
            """;

    /// Counts the products that are no longer in the version that the preview compared.
    long countChanged(List<ProductDifference> previewed) {
        return jdbc.sql(COUNT_CHANGED)
                .param("ids", previewed.stream().map(ProductDifference::productId).toArray(Long[]::new))
                .param("versions", previewed.stream().map(ProductDifference::version).toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    private static final String COUNT_EXISTING = """
            select count(*)
            from unnest(:skus) as previewed (sku)
            where exists (
                select from product p
                where p.sku_key = product_key(previewed.sku))
            """;

    /// Counts the new products that exist meanwhile.
    long countExisting(List<ProductDifference> previewed) {
        return jdbc.sql(COUNT_EXISTING)
                .param("skus", previewed.stream().map(difference -> difference.sku().toString()).toArray(String[]::new))
                .query(Long.class)
                .single();
    }
}
