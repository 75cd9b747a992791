package org.productimporter.web.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlTime;
import org.productimporter.db.changes.ChangeKind;
import org.productimporter.db.changes.DifferenceReader;
import org.productimporter.db.changes.ProductDifference;
import org.productimporter.db.undo.UndoSelector;
import org.productimporter.model.imports.UndoEffect;
import org.productimporter.web.common.Cursor;
import org.productimporter.web.common.Page;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Compares the changes of an import with the catalogue: which of them an undo takes back, and which products it keeps.
/// Nothing of this is stored: the history contains what an undo has changed. Thread-safe.
@Service
public class KeptProductService {

    /// The largest number of blocks that one page reads: a page may therefore be shorter than requested.
    private static final int BLOCKS_OF_PAGE = 200;

    /// A product that an undo leaves as it is, or would leave.
    ///
    /// @param reason `changed` or `deleted`, since the import
    /// @param changedBy author of the last change; null if the history does not contain it
    /// @param importId import that changed it; null if a user or client did
    public record KeptProduct(long id, String sku, String reason, @Nullable String changedBy, @Nullable Long importId,
            @Nullable Instant changedAt) {}

    private final UndoSelector selector;
    private final JdbcClient jdbc;

    KeptProductService(UndoSelector selector, JdbcClient jdbc) {
        this.selector = selector;
        this.jdbc = jdbc;
    }

    /// Returns what an undo would do now.
    UndoEffect effect(long importId) {
        var effect = UndoEffect.NONE;
        for (var id : selector.blockIds(importId, 0, Long.MAX_VALUE)) {
            var block = selector.block(id);
            var selection = selector.select(block);
            var undone = selection.undoable().size();
            var removes = block.change() == ChangeKind.CREATED;
            effect = effect.plus(UndoEffect.of(removes ? undone : 0, removes ? 0 : undone, selection.kept().size()));
        }
        return effect;
    }

    /// @param no null before the undo is planned
    private record Part(@Nullable Integer no, long first, long last) {}

    private static final String PARTS = """
            select no, block_from as first, block_to as last
            from import_chunk
            where import_id = :import
            and phase = 'undo'
            and (done_at is null or rows_unchanged > 0)
            and block_to >= :from
            order by no
            """;

    private static final String IS_PLANNED =
            "select exists (select from import_chunk where import_id = :import and phase = 'undo')";

    private List<Part> parts(long importId, long from) {
        var planned = jdbc.sql(IS_PLANNED).param("import", importId).query(Boolean.class).single();
        return planned
                ? jdbc.sql(PARTS)
                        .param("import", importId)
                        .param("from", from)
                        .query(new SimplePropertyRowMapper<>(Part.class))
                        .list()
                : List.of(new Part(null, from, Long.MAX_VALUE));
    }

    /// Where a page ended: a product of a block.
    private record Position(long blockId, long productId) {

        static Position of(@Nullable String cursor) {
            if (cursor == null || cursor.isEmpty()) {
                return new Position(0, 0);
            }
            var parts = Cursor.decode(cursor).split(":", 2);
            try {
                return new Position(Long.parseLong(parts[0]), Long.parseLong(parts[parts.length - 1]));
            } catch (NumberFormatException e) {
                throw Cursor.invalid();
            }
        }

        String cursor() {
            return Cursor.encode(blockId + ":" + productId);
        }
    }

    private record Found(Position position, ProductDifference product) {}

    /// Returns one page of the products that an undo has kept or would keep, in the order of the blocks. It may be shorter
    /// than requested although it is not the last one.
    ///
    /// @throws ProblemException 400 if the cursor is invalid
    @RequiresScope(Scope.IMPORTS_READ)
    public Page<KeptProduct> page(long importId, @Nullable String cursor, int size) {
        var after = Position.of(cursor);
        var found = new ArrayList<Found>();
        int blocks = 0;
        for (var part : parts(importId, after.blockId())) {
            var undone = undone(importId, part.no());
            for (var id : selector.blockIds(importId, Math.max(part.first(), after.blockId()), part.last())) {
                addKept(id, undone, after, found);
                blocks++;
                if (found.size() > size) {
                    var page = found.subList(0, size);
                    return new Page<>(describe(page), page.getLast().position().cursor());
                }
                if (blocks == BLOCKS_OF_PAGE) {
                    return new Page<>(describe(found), new Position(id, Long.MAX_VALUE).cursor());
                }
            }
        }
        return new Page<>(describe(found), null);
    }

    private void addKept(long blockId, Set<Long> undone, Position after, List<Found> found) {
        for (var product : selector.select(selector.block(blockId)).kept()) {
            var isRead = blockId == after.blockId() && product.productId() <= after.productId();
            if (!isRead && !undone.contains(product.productId())) {
                found.add(new Found(new Position(blockId, product.productId()), product));
            }
        }
    }

    private static final String UNDONE = """
            select differences
            from product_change
            where import_id = :import
            and chunk_no = :chunk
            and change = 'undone'
            """;

    /// The products that the undo has changed in a chunk.
    private Set<Long> undone(long importId, @Nullable Integer chunkNo) {
        var ids = new HashSet<Long>();
        jdbc.sql(UNDONE).param("import", importId).param("chunk", chunkNo).query(row -> {
            var reader = new DifferenceReader(row.getBytes("differences"));
            while (reader.hasNext()) {
                ids.add(reader.nextProductId());
                reader.skip();
            }
        });
        return ids;
    }

    private static final String DESCRIBE = """
            select k.id, k.sku, p.id is null as deleted, c.by, c.import_id, c.at
            from unnest(:ids, :skus) with ordinality as k (id, sku, number)
            left join product p on p.id = k.id
            left join deleted_product d
                on p.id is null and d.sku_key = product_key(k.sku) and d.product_id = k.id
            left join product_change c on c.id = coalesce(p.change_id, d.change_id)
            order by k.number
            """;

    private List<KeptProduct> describe(List<Found> found) {
        return jdbc.sql(DESCRIBE)
                .param("ids", found.stream().map(kept -> kept.product().productId()).toArray(Long[]::new))
                .param("skus", found.stream().map(kept -> kept.product().sku().toString()).toArray(String[]::new))
                .query((row, _) -> describe(row))
                .list();
    }

    private static KeptProduct describe(ResultSet row) throws SQLException {
        return new KeptProduct(row.getLong("id"), row.getString("sku"),
                row.getBoolean("deleted") ? "deleted" : "changed", row.getString("by"),
                row.getObject("import_id", Long.class), SqlTime.optional(row, "at"));
    }
}
