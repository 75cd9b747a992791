package org.productimporter.importer.undo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.changes.DifferenceField;
import org.productimporter.db.changes.ProductDifference;
import org.productimporter.db.changes.ProductValues;
import org.productimporter.db.undo.UndoSelection.Undoable;
import org.productimporter.model.text.Utf8Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Removes and restores products that the caller has locked, and appends them to the outbox. Thread-safe; joins the
/// transaction of the caller.
@Repository
class ProductRestorer {

    private final JdbcClient jdbc;

    ProductRestorer(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String REMOVE = """
            delete from product
            where id = any (:ids)
            returning id, version, coalesce(change_id, 0) as change_id, sku, name, description, price, active,
                attributes::text as attributes
            """;

    /// Removes products and returns the differences from their last values.
    List<ProductDifference> remove(List<Undoable> products) {
        var removed = jdbc.sql(REMOVE)
                .param("ids", longs(products, product -> product.difference().productId()))
                .query((row, _) -> removed(row))
                .list();
        appendToOutbox(longs(removed, ProductDifference::productId), -removed.size());
        return removed;
    }

    private static ProductDifference removed(ResultSet row) throws SQLException {
        var price = row.getBigDecimal("price");
        var attributes = row.getString("attributes");
        var values = new ProductValues(Utf8Text.of(row.getString("name")), Utf8Text.of(row.getString("description")),
                price == null ? ProductValues.NO_PRICE : price.movePointRight(2).longValueExact(),
                row.getBoolean("active"), attributes == null ? null : Utf8Text.of(attributes));
        return ProductDifference.deleted(row.getLong("id"), row.getLong("version"), row.getLong("change_id"),
                Utf8Text.of(row.getString("sku")), values);
    }

    /// Null stands for a field that the import has not changed; price and attributes can be null themselves.
    private static final String RESTORE =
            """
                    update product p
                    set name = coalesce(u.name, p.name),
                        description = coalesce(u.description, p.description),
                        price = case when u.has_price then u.hundredths::numeric / 100 else p.price end,
                        active = coalesce(u.active, p.active),
                        attributes = case when u.has_attributes then u.attributes::jsonb else p.attributes end,
                        updated_at = now(),
                        version = u.version,
                        change_id = u.change_id
                    from unnest(:ids, :versions, :changeIds, :names, :descriptions, :hasPrice, :hundredths, :active, :hasAttributes,
                        :attributes) as u (id, version, change_id, name, description, has_price, hundredths, active,
                            has_attributes, attributes)
                    where p.id = u.id
                    """;

    /// Gives products the values after the differences.
    void restore(List<UndoneProduct> products) {
        var differences = products.stream().map(UndoneProduct::difference).toList();
        jdbc.sql(RESTORE)
                .param("ids", longs(differences, ProductDifference::productId))
                .param("versions", longs(differences, ProductDifference::version))
                .param("changeIds", longs(products, UndoneProduct::changeId))
                .param("names", texts(differences, DifferenceField.NAME, ProductValues::name))
                .param("descriptions", texts(differences, DifferenceField.DESCRIPTION, ProductValues::description))
                .param("hasPrice", contain(differences, DifferenceField.PRICE))
                .param("hundredths", longs(differences, difference -> price(values(difference))))
                .param("active", active(differences))
                .param("hasAttributes", contain(differences, DifferenceField.ATTRIBUTES))
                .param("attributes", texts(differences, DifferenceField.ATTRIBUTES, ProductValues::attributes))
                .update();
        appendToOutbox(longs(differences, ProductDifference::productId), 0);
    }

    private static ProductValues values(ProductDifference difference) {
        return Objects.requireNonNull(difference.after());
    }

    private static @Nullable Long price(ProductValues values) {
        return values.price() == ProductValues.NO_PRICE ? null : values.price();
    }

    private static @Nullable Boolean[] active(List<ProductDifference> differences) {
        return differences.stream()
                .map(difference -> difference.contains(DifferenceField.ACTIVE) ? values(difference).active() : null)
                .toArray(Boolean[]::new);
    }

    private static Boolean[] contain(List<ProductDifference> differences, DifferenceField field) {
        return differences.stream().map(difference -> difference.contains(field)).toArray(Boolean[]::new);
    }

    private static @Nullable String[] texts(List<ProductDifference> differences, DifferenceField field,
            Function<ProductValues, @Nullable Utf8Text> text) {
        return differences.stream()
                .map(difference -> difference.contains(field) ? text.apply(values(difference)) : null)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }

    private static <T> @Nullable Long[] longs(List<T> items, Function<T, @Nullable Long> number) {
        return items.stream().map(number).toArray(Long[]::new);
    }

    private void appendToOutbox(@Nullable Long[] ids, int added) {
        jdbc.sql("select append_product_outbox(:ids, :added)")
                .param("ids", ids)
                .param("added", added)
                .query((_, _) -> added)
                .list();
    }
}
