package org.productimporter.importer.undo;

import java.util.ArrayList;
import java.util.List;
import org.productimporter.importer.ImporterProperties;
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

    /// Of the setting of the size of a merge bucket: a chunk then has a quarter of the products, each of which costs more.
    private static final int BYTES_PER_PRODUCT = 600;

    private final JdbcClient jdbc;
    private final ChunkPlanRepository plan;
    private final ChunkRepository chunks;
    private final long productsPerChunk;

    UndoPlanner(JdbcClient jdbc, ChunkPlanRepository plan, ChunkRepository chunks, ImporterProperties properties) {
        this.jdbc = jdbc;
        this.plan = plan;
        this.chunks = chunks;
        this.productsPerChunk = properties.bucketSize().toBytes() / BYTES_PER_PRODUCT;
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
            var blocks = jdbc.sql(BLOCKS)
                    .param("import", id.value())
                    .query((row, _) -> new Block(row.getLong("id"), row.getInt("products")))
                    .list();
            plan.add(id, divide(blocks));
        }
    }

    private List<ImportChunk.Blocks> divide(List<Block> blocks) {
        var divided = new ArrayList<ImportChunk.Blocks>();
        int first = 0;
        int products = 0;
        for (int no = 0; no < blocks.size(); no++) {
            products += blocks.get(no).products();
            if (products >= productsPerChunk || no == blocks.size() - 1) {
                divided.add(new ImportChunk.Blocks(divided.size(), blocks.get(first).id(), blocks.get(no).id()));
                first = no + 1;
                products = 0;
            }
        }
        return divided;
    }
}
