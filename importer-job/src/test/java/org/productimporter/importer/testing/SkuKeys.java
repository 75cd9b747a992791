package org.productimporter.importer.testing;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Says which SKUs are the same product. Only asked about SKUs that are not plain ASCII; for
/// those the database alone knows, and a second opinion in Java would be wrong sooner or later.
public interface SkuKeys {

    /// The key of each SKU.
    Map<String, String> of(Collection<String> skus);

    /// Asks the database's `product_key`.
    static SkuKeys of(JdbcClient database) {
        return skus -> {
            var keys = new HashMap<String, String>();
            database.sql("""
                    select sku, product_key(sku) as sku_key
                    from unnest(:skus::text[]) sku
                    """).param("skus", skus.toArray(String[]::new)).query(row -> {
                keys.put(row.getString("sku"), row.getString("sku_key"));
            });
            return keys;
        };
    }

    /// For files whose SKUs are all ASCII; refuses the first that is not.
    static SkuKeys asciiOnly() {
        return skus -> {
            throw new IllegalArgumentException("not ASCII, ask a database: " + skus);
        };
    }
}
