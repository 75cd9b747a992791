package org.productimporter.importer.merge;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.changes.ChangeKind;
import org.productimporter.db.changes.ProductDifference;
import org.productimporter.importer.changes.ChangeOrigin;
import org.productimporter.importer.changes.ChangeWriter;
import org.productimporter.importer.copy.BinaryCopy;
import org.productimporter.importer.copy.CopyWriter;
import org.productimporter.importer.staging.StagedRow;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes the changes of a merge to the catalogue, its history and its outbox. Thread-safe.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ProductWriter {

    private final ChangeWriter changes;
    private final BinaryCopy copies;
    private final JdbcClient jdbc;

    ProductWriter(ChangeWriter changes, BinaryCopy copies, JdbcClient jdbc) {
        this.changes = changes;
        this.copies = copies;
        this.jdbc = jdbc;
    }

    /// Writes the inserts and updates of `plan`.
    ///
    /// @param attributes whether attributes are written, too
    /// @param origin of the changes, for the history
    /// @return the new row of `product_outbox`, or null if nothing has changed
    /// @throws DuplicateKeyException if a product was inserted since the catalogue was read
    /// @throws ConcurrencyFailureException if a product was changed or deleted since then
    @Nullable
    Long write(MergePlan plan, boolean attributes, ChangeOrigin origin) {
        var inserted = insert(plan.inserts(), attributes, origin);
        update(plan, attributes, origin);
        var ids = LongStream.concat(Arrays.stream(inserted).mapToLong(Long::longValue),
                plan.updates().stream().mapToLong(update -> update.product().id()));
        return jdbc.sql("select append_product_outbox(:ids, :added)")
                .param("ids", ids.boxed().toArray(Long[]::new))
                .param("added", inserted.length)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /// COPY returns no IDs, so they are reserved before.
    private static final String RESERVE_IDS = """
            select array_agg(nextval('product_id_seq'))
            from generate_series(1, :count)
            """;

    private static final String COPY =
            "copy product (id, change_id, sku, name, description, price, active) from stdin (format binary)";

    private Long[] insert(List<StagedRow> rows, boolean attributes, ChangeOrigin origin) {
        if (rows.isEmpty()) {
            return new Long[0];
        }
        var ids = jdbc.sql(RESERVE_IDS)
                .param("count", rows.size())
                .query((row, _) -> (Long[]) row.getArray(1).getArray())
                .single();
        var blocks = changes.write(ChangeKind.CREATED, origin,
                IntStream.range(0, ids.length)
                        .mapToObj(no -> ProductDifference.created(ids[no], rows.get(no).sku()))
                        .toList());
        copies.write(withAttributes(COPY, attributes), copy -> {
            for (int no = 0; no < ids.length; no++) {
                copy.startRow(attributes ? 8 : 7);
                copy.bigint(ids[no]);
                copy.reference(blocks[no]);
                insert(copy, rows.get(no), attributes);
            }
        });
        return ids;
    }

    private static void insert(CopyWriter copy, StagedRow row, boolean attributes) throws SQLException {
        var values = MergePlan.newValues(row, attributes);
        copy.text(row.sku());
        copy.text(values.name());
        copy.text(values.description());
        copy.price(values.price());
        copy.bool(values.active());
        if (attributes) {
            copy.jsonb(values.attributes());
        }
    }

    private static final String CREATE_UPDATES = """
            create temporary table product_update (
                place tid,
                id bigint,
                version bigint,
                change_id bigint,
                name text,
                description text,
                price numeric,
                active boolean,
                attributes jsonb)
            on commit drop
            """;

    private static final String COPY_UPDATES =
            "copy product_update (place, id, version, change_id, name, description, price, active) from stdin (format binary)";

    /// Finds each row version by its place, which costs half as much as by the primary key. A concurrent change leaves
    /// another version at another place. PostgreSQL would rather read the whole catalogue for a hash join, once for each
    /// bucket; `id + 0` keeps it from using the primary key.
    private static final String UPDATE = """
            update product p
            set name = u.name,
                description = u.description,
                price = u.price,
                active = u.active,
                attributes = u.attributes,
                updated_at = now(),
                version = p.version + 1,
                change_id = u.change_id
            from product_update u
            where p.ctid = u.place
            and p.id + 0 = u.id
            and p.version = u.version
            """;

    private void update(MergePlan plan, boolean attributes, ChangeOrigin origin) {
        var updates = plan.updates();
        if (updates.isEmpty()) {
            return;
        }
        var blocks = addChanges(plan, origin);
        jdbc.sql(CREATE_UPDATES).update();
        copies.write(withAttributes(COPY_UPDATES, attributes), copy -> {
            for (int no = 0; no < blocks.length; no++) {
                update(copy, updates.get(no), blocks[no], attributes);
            }
        });
        jdbc.sql("set local enable_hashjoin = off; set local enable_mergejoin = off").update();
        int updated = jdbc.sql(attributes ? UPDATE : UPDATE.replace("attributes = u.attributes,", "")).update();
        jdbc.sql("set local enable_hashjoin = on; set local enable_mergejoin = on; drop table product_update").update();
        if (updated != updates.size()) {
            throw new ConcurrencyFailureException(
                    "%,d of %,d products were changed or deleted during the merge; their bucket is merged again."
                            .formatted(updates.size() - updated, updates.size()));
        }
    }

    /// Returns the block of each update.
    private long[] addChanges(MergePlan plan, ChangeOrigin origin) {
        var deactivated = changes.write(ChangeKind.DEACTIVATED, origin, plan.updated(true).toList());
        var updated = changes.write(ChangeKind.UPDATED, origin, plan.updated(false).toList());
        var blocks = new long[plan.updates().size()];
        for (int no = 0, missing = 0; no < blocks.length; no++) {
            blocks[no] = plan.updates().get(no).isMissing() ? deactivated[missing++] : updated[no - missing];
        }
        return blocks;
    }

    private static void update(CopyWriter copy, ProductUpdate update, long block, boolean attributes)
            throws SQLException {
        copy.startRow(attributes ? 9 : 8);
        var product = update.product();
        var after = update.after();
        copy.tid(product.page(), product.place());
        copy.bigint(product.id());
        copy.bigint(product.version());
        copy.reference(block);
        copy.text(after.name());
        copy.text(after.description());
        copy.price(after.price());
        copy.bool(after.active());
        if (attributes) {
            copy.jsonb(after.attributes());
        }
    }

    private static String withAttributes(String copy, boolean attributes) {
        return attributes ? copy.replace(", active)", ", active, attributes)") : copy;
    }
}
