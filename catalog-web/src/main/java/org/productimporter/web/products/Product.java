package org.productimporter.web.products;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One product of the catalogue, as a reader sees it.
///
/// @param price two decimals, in JSON a string so that no reader rounds it; null when none is
///     known
/// @param version rises by one with every change; the ETag of REST
public record Product(long id, String sku, String name, String description,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal price, boolean active, Instant createdAt,
        Instant updatedAt, long version) {}
