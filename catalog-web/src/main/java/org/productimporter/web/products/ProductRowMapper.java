package org.productimporter.web.products;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlTime;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Maps a row with all columns of a product. Thread-safe.
public final class ProductRowMapper implements RowMapper<Product> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, String>> ATTRIBUTES = new TypeReference<>() {};

    @Override
    public Product mapRow(ResultSet row, int number) throws SQLException {
        return new Product(row.getLong("id"), row.getString("sku"), row.getString("name"), row.getString("description"),
                row.getBigDecimal("price"), row.getBoolean("active"), attributes(row.getString("attributes")),
                SqlTime.required(row, "created_at"), SqlTime.required(row, "updated_at"), row.getLong("version"));
    }

    private static SortedMap<String, String> attributes(@Nullable String json) {
        return json == null ? Collections.emptySortedMap() : JSON.readValue(json, ATTRIBUTES);
    }
}
