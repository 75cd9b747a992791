package org.productimporter.web.products;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.productimporter.db.SqlTime;
import org.springframework.jdbc.core.RowMapper;

/// Maps a row with all columns of a product. Thread-safe.
public final class ProductRowMapper implements RowMapper<Product> {

    @Override
    public Product mapRow(ResultSet row, int number) throws SQLException {
        return new Product(row.getLong("id"), row.getString("sku"), row.getString("name"), row.getString("description"),
                row.getBigDecimal("price"), row.getBoolean("active"), SqlTime.required(row, "created_at"),
                SqlTime.required(row, "updated_at"), row.getLong("version"));
    }
}
