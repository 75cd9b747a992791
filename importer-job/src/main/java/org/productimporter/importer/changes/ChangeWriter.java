package org.productimporter.importer.changes;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.productimporter.db.changes.ChangeKind;
import org.productimporter.db.changes.DifferenceBlock;
import org.productimporter.db.changes.DifferenceWriter;
import org.productimporter.db.changes.ProductChangeRepository;
import org.productimporter.db.changes.ProductDifference;
import org.productimporter.importer.copy.BinaryCopy;
import org.productimporter.importer.copy.CopyWriter;
import org.productimporter.model.text.Utf8Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Adds the changes of a chunk to the history of the products, as blocks by COPY, in the transaction that makes them.
/// Thread-safe.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ChangeWriter {

    private static final String COPY = """
            copy product_change (id, change, import_id, chunk_no, by, products, largest_price_change,
                smallest_price_change, differences)
            from stdin (format binary)
            """;

    private final ProductChangeRepository changes;
    private final BinaryCopy copies;
    private final JdbcClient jdbc;

    ChangeWriter(ProductChangeRepository changes, BinaryCopy copies, JdbcClient jdbc) {
        this.changes = changes;
        this.copies = copies;
        this.jdbc = jdbc;
    }

    /// A block that is about to be copied.
    private record Row(long id, String change, ChangeOrigin origin, String by, DifferenceBlock block) {

        void writeTo(CopyWriter copy) throws SQLException {
            copy.startRow(9);
            copy.bigint(id);
            copy.text(Utf8Text.of(change));
            copy.bigint(origin.importId().value());
            copy.integer(origin.chunkNo());
            copy.text(Utf8Text.of(by));
            copy.integer(block.products());
            copy.float8(block.largestPriceChange());
            copy.float8(block.smallestPriceChange());
            copy.bytes(block.bytes(), 0, block.bytes().length);
        }
    }

    /// Adds changes of one kind.
    ///
    /// @return the block of each of them, in their order; 0 while the history is switched off
    public long[] write(ChangeKind kind, ChangeOrigin origin, List<ProductDifference> differences) {
        var blockOf = new long[differences.size()];
        if (differences.isEmpty() || !changes.isEnabled()) {
            return blockOf;
        }
        var blocks = new ArrayList<DifferenceBlock>();
        var writer = new DifferenceWriter(blocks::add);
        differences.forEach(writer::add);
        writer.end();
        var ids = changes.reserve(blocks.size());
        var by = author(origin);
        copies.write(COPY, copy -> {
            for (int no = 0; no < blocks.size(); no++) {
                new Row(ids.get(no), kind.text(), origin, by, blocks.get(no)).writeTo(copy);
            }
        });
        return fill(blockOf, blocks, ids);
    }

    private String author(ChangeOrigin origin) {
        if (origin.by() != null) {
            return origin.by();
        }
        return jdbc.sql("select requested_by from import where id = :id")
                .param("id", origin.importId().value())
                .query(String.class)
                .single();
    }

    private static long[] fill(long[] blockOf, List<DifferenceBlock> blocks, List<Long> ids) {
        int at = 0;
        for (int no = 0; no < blocks.size(); no++) {
            for (int end = at + blocks.get(no).products(); at < end; at++) {
                blockOf[at] = ids.get(no);
            }
        }
        return blockOf;
    }
}
