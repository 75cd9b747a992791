package org.productimporter.importer.merge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlFile;
import org.productimporter.importer.staging.Bucket;
import org.productimporter.importer.staging.StagingTableNames;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.text.Utf8Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Finds out which products a file does not mention, for `missing=deactivate`. Thread-safe.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class MissingProducts {

    /// The number of active products, and of those that the file does not mention.
    public record Count(long active, long missing) {}

    private final JdbcClient jdbc;
    private final String count = SqlFile.read(MissingProducts.class, "count-missing.sql");

    MissingProducts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Counts the products that the merge would deactivate, before any bucket is merged.
    public Count count(ImportId id) {
        return jdbc.sql(new StagingTableNames(id).in(count))
                .query((row, _) -> new Count(row.getLong("active"), row.getLong("missing")))
                .single();
    }

    private static final String REJECTED_KEYS = """
            select sku_key
            from (select product_key(sku) collate "C" as sku_key from ${mentioned_skus}) as mentioned
            where (:keyFrom::text is null or sku_key >= :keyFrom)
            and (:keyTo::text is null or sku_key < :keyTo)
            """;

    /// Returns the keys of the rejected rows in a key range: their products are mentioned by the file.
    Set<Utf8Text> rejectedKeys(Bucket range) {
        var bounds = new HashMap<String, @Nullable Object>();
        bounds.put("keyFrom", range.keyFrom());
        bounds.put("keyTo", range.keyTo());
        var keys = new HashSet<Utf8Text>();
        jdbc.sql(new StagingTableNames(range.id()).in(REJECTED_KEYS)).params(bounds).query(row -> {
            keys.add(Utf8Text.of(row.getString(1)));
        });
        return keys;
    }
}
