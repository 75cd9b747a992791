package org.productimporter.db.undo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.productimporter.db.changes.ChangeKind;
import org.productimporter.db.changes.DifferenceReader;
import org.productimporter.db.changes.ProductDifference;
import org.productimporter.db.undo.UndoSelection.Undoable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Decides which changes of a block can be undone: those that are still the last ones of their products. Thread-safe; joins
/// the transaction of the caller.
@Repository
public class UndoSelector {

    private final JdbcClient jdbc;

    UndoSelector(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String BLOCK_IDS = """
            select id
            from product_change
            where import_id = :import
            and id between :first and :last
            and change <> 'undone'
            order by id
            """;

    /// Returns the IDs of blocks of an import between two IDs, both inclusive.
    public List<Long> blockIds(long importId, long first, long last) {
        return jdbc.sql(BLOCK_IDS)
                .param("import", importId)
                .param("first", first)
                .param("last", last)
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    /// Returns a block.
    public ImportBlock block(long id) {
        return jdbc.sql("select id, change, differences from product_change where id = :id")
                .param("id", id)
                .query((row, _) -> new ImportBlock(row.getLong("id"), ChangeKind.of(row.getString("change")),
                        row.getBytes("differences")))
                .single();
    }

    /// Divides the products of a block.
    public UndoSelection select(ImportBlock block) {
        return select(block, "");
    }

    /// Divides the products of a block and locks them, in the order of their IDs, so that two such statements do not
    /// deadlock.
    public UndoSelection lock(ImportBlock block) {
        return select(block, "for update");
    }

    private UndoSelection select(ImportBlock block, String lock) {
        var differences = new ArrayList<ProductDifference>();
        new DifferenceReader(block.differences()).forEachRemaining(differences::add);
        differences.sort((one, other) -> Long.compare(one.productId(), other.productId()));
        var current = current(differences, lock);
        var others =
                current.values().stream().map(Current::changeId).filter(id -> id != block.id()).distinct().toList();
        var effective = new EffectiveChanges(jdbc);
        var undone = effective.undone(others);
        var undoable = new ArrayList<Undoable>();
        var kept = new ArrayList<ProductDifference>();
        for (var difference : differences) {
            var product = current.get(difference.productId());
            if (product != null && (product.isAt(difference, block.id()) || (undone.contains(product.changeId())
                    && effective.of(product.id(), product.changeId()) == block.id()))) {
                undoable.add(new Undoable(difference, product.version(), product.changeId()));
            } else {
                kept.add(difference);
            }
        }
        return new UndoSelection(undoable, kept);
    }

    private record Current(long id, long version, long changeId) {

        boolean isAt(ProductDifference difference, long blockId) {
            return changeId == blockId && version == difference.version();
        }
    }

    private static final String CURRENT = """
            select id, version, coalesce(change_id, 0) as change_id
            from product
            where id = any (:ids)
            order by id
            """;

    private Map<Long, Current> current(List<ProductDifference> differences, String lock) {
        return jdbc.sql(CURRENT + lock)
                .param("ids", differences.stream().map(ProductDifference::productId).toArray(Long[]::new))
                .query((row, _) -> new Current(row.getLong("id"), row.getLong("version"), row.getLong("change_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Current::id, product -> product));
    }
}
