package org.productimporter.db.undo;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.productimporter.db.changes.DifferenceReader;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds the change to which a product has returned: an undo leads it back to the change before the one that it undoes.
/// Therefore, imports can be undone one after the other, the last one first. Not thread-safe.
final class EffectiveChanges {

    private static final int CACHED_BLOCKS = 16;

    private final JdbcClient jdbc;
    private final Map<Long, Block> blocks = new LinkedHashMap<>(CACHED_BLOCKS, 0.75F, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Block> eldest) {
            return size() > CACHED_BLOCKS;
        }
    };

    EffectiveChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param differences empty if the block was deleted
    @SuppressWarnings("ArrayRecordComponent") // it is passed on, never compared
    private record Block(boolean undone, byte[] differences) {

        static final Block DELETED = new Block(false, new byte[0]);

        long previous(long productId) {
            return differences.length == 0 ? 0
                    : DifferenceReader.find(differences, productId).map(found -> found.previousChange()).orElse(0L);
        }
    }

    private static final String UNDONE = """
            select id
            from product_change
            where id = any (:ids)
            and change = 'undone'
            """;

    /// Returns those of the blocks that contain an undo.
    Set<Long> undone(Collection<Long> ids) {
        return ids.isEmpty() ? Set.of()
                : new HashSet<>(jdbc.sql(UNDONE)
                        .param("ids", ids.toArray(Long[]::new))
                        .query((row, _) -> row.getLong("id"))
                        .list());
    }

    /// Returns the block of the change to which the product has returned, or 0 if it is not recorded any more.
    ///
    /// @param changeId block of the last change of the product
    long of(long productId, long changeId) {
        var block = block(changeId);
        if (!block.undone()) {
            return changeId;
        }
        var undoneChange = of(productId, block.previous(productId));
        return undoneChange == 0 ? 0 : of(productId, block(undoneChange).previous(productId));
    }

    private static final String BLOCK = """
            select change = 'undone' as undone, differences
            from product_change
            where id = :id
            """;

    private Block block(long id) {
        var known = blocks.get(id);
        if (known != null) {
            return known;
        }
        var found = jdbc.sql(BLOCK)
                .param("id", id)
                .query((row, _) -> new Block(row.getBoolean("undone"), row.getBytes("differences")))
                .optional()
                .orElse(Block.DELETED);
        blocks.put(id, found);
        return found;
    }
}
