package org.productimporter.web.products;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A product of the catalogue.
///
/// @param price two decimals, in JSON a string so that no client rounds it; null if unknown
/// @param attributes further texts by key, ordered by key
/// @param version incremented by every change; the ETag of REST
public record Product(long id, String sku, String name, String description,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal price, boolean active,
        SortedMap<String, String> attributes, Instant createdAt, Instant updatedAt, long version) {

    public Product {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /// A product without attributes.
    public Product(long id, String sku, String name, String description, @Nullable BigDecimal price, boolean active,
            Instant createdAt, Instant updatedAt, long version) {
        this(id, sku, name, description, price, active, Collections.emptySortedMap(), createdAt, updatedAt, version);
    }
}
