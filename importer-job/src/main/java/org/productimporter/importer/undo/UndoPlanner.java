package org.productimporter.importer.undo;

import java.util.ArrayList;
import java.util.List;
import org.productimporter.importer.ledger.ChunkPlanRepository;
import org.productimporter.importer.ledger.ChunkRepository;
import org.productimporter.importer.ledger.ImportChunk;
import org.productimporter.importer.ledger.ImportChunk.Kind;
import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Divides the blocks of changes of an import into chunks. Thread-safe; requires a transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class UndoPlanner {

    /// Products of a chunk: enough to outweigh the cost of a claim, few enough to be undone again within a second.
    private static final int PRODUCTS_PER_CHUNK = 10_000;

    private final JdbcClient jdbc;
    private final ChunkPlanRepository plan;
    private final ChunkRepository chunks;

    UndoPlanner(JdbcClient jdbc, ChunkPlanRepository plan, ChunkRepository chunks) {
        this.jdbc = jdbc;
        this.plan = plan;
        this.chunks = chunks;
    }

    private record Block(long id, int products) {}

    private static final String BLOCKS = """
            select id, products
            from product_change
            where import_id = :import
            and change <> 'undone'
            order by id
            """;

    /// Adds the chunks to the plan of the import, unless an earlier attempt has done so.
    public void plan(ImportId id) {
        if (!chunks.isPlanned(id, Kind.UNDO)) {
            var blocks = jdbc.sql(BLOCKS).param("import", id.value()).query(Block.class).list();
            plan.add(id, divide(blocks));
        }
    }

    private static List<ImportChunk.Blocks> divide(List<Block> blocks) {
        var divided = new ArrayList<ImportChunk.Blocks>();
        int first = 0;
        int products = 0;
        for (int no = 0; no < blocks.size(); no++) {
            products += blocks.get(no).products();
            if (products >= PRODUCTS_PER_CHUNK || no == blocks.size() - 1) {
                divided.add(new ImportChunk.Blocks(divided.size(), blocks.get(first).id(), blocks.get(no).id()));
                first = no + 1;
                products = 0;
            }
        }
        return divided;
    }
}
