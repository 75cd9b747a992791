package org.productimporter.web.products;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A product of the catalogue.
///
/// @param price two decimals, in JSON a string so that no client rounds it; null if unknown
/// @param version incremented by every change; the ETag of REST
public record Product(long id, String sku, String name, String description,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal price, boolean active, Instant createdAt,
        Instant updatedAt, long version) {}
