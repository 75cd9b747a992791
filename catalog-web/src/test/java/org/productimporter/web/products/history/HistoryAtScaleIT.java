package org.productimporter.web.products.history;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.db.changes.DifferenceBlock;
import org.productimporter.db.changes.DifferenceWriter;
import org.productimporter.db.changes.ProductDifference;
import org.productimporter.db.changes.ProductValues;
import org.productimporter.model.text.Utf8Text;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What PostgreSQL reads for the history of one product among the blocks of many imports.
@WebServerTest
@Timeout(60)
class HistoryAtScaleIT {

    private static final SystemActor READER = SystemActor.of("reader", Scope.PRODUCTS_READ);
    private static final int IMPORTS = 1_000;

    /// One of so many imports changes the product.
    private static final int CHANGING = 20;
    private static final long PRODUCT = 500;
    private static final int PRODUCTS = 1_000;

    @Autowired private ProductHistoryService history;
    @Autowired private JdbcClient database;
    @Autowired private TransactionTemplate transaction;

    private static final String ADD = """
            insert into product_change (id, change, import_id, chunk_no, at, by, products, largest_price_change,
                smallest_price_change, differences)
            select id, 'updated', id, 0, now() - (:imports - id) * interval '1 hour', 'shop', :products, 1, 1, :block
            from unnest(:ids) id
            """;

    /// Every import has one block: the blocks without the product are the same.
    @BeforeEach
    void fill() {
        database.sql("truncate product, product_change").update();
        database.sql("insert into product (id, sku, name, change_id) values (:id, 'S', 'n', :last)")
                .param("id", PRODUCT)
                .param("last", IMPORTS)
                .update();
        add(block(PRODUCT + 1, 0),
                LongStream.rangeClosed(1, IMPORTS).filter(id -> id % CHANGING != 0).boxed().toList());
        for (long id = CHANGING; id <= IMPORTS; id += CHANGING) {
            add(block(PRODUCT - PRODUCTS / 2, id - CHANGING), List.of(id));
        }
        database.sql("analyze product_change").update();
    }

    private void add(byte[] block, List<Long> ids) {
        database.sql(ADD)
                .param("imports", IMPORTS)
                .param("products", PRODUCTS)
                .param("block", block)
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /// Returns a block of price changes of products with IDs from `first`.
    private static byte[] block(long first, long previous) {
        var blocks = new ArrayList<DifferenceBlock>();
        var writer = new DifferenceWriter(blocks::add);
        for (long id = first; id < first + PRODUCTS; id++) {
            writer.add(ProductDifference.updated(id, 1 + previous / CHANGING, previous, Utf8Text.of("S" + id),
                    values(100), values(200)));
        }
        writer.end();
        assertThat(blocks).hasSize(1);
        return blocks.getFirst().bytes();
    }

    private static ProductValues values(long price) {
        return new ProductValues(Utf8Text.of("n"), Utf8Text.empty(), price, true, null);
    }

    private static final String READS = """
            select array[
                pg_stat_get_xact_numscans('product_change'::regclass),
                pg_stat_get_xact_numscans('product_change_pkey'::regclass)]
            """;

    private List<Long> reads() {
        return database.sql(READS).query((row, _) -> List.of((Long[]) row.getArray(1).getArray())).single();
    }

    @Test
    void readsOneBlockForEachChangeByPrimaryKey() {
        var changes = IMPORTS / CHANGING;

        var reads = Objects.requireNonNull(transaction.execute(_ -> {
            var before = reads();
            var page = READER.call(() -> history.page(PRODUCT, null, changes));
            assertThat(page.nextCursor()).isNull();
            assertThat(page.results()).hasSize(changes).allSatisfy(entry -> {
                assertThat(entry.fields()).containsExactly(entry("price", new FieldChange("1.00", "2.00")));
            });
            assertThat(page.results()).extracting(HistoryEntry::importId)
                    .startsWith(1_000L, 980L, 960L)
                    .endsWith(40L, 20L);
            var after = reads();
            return List.of(after.get(0) - before.get(0), after.get(1) - before.get(1));
        }));

        assertThat(reads).isEqualTo(List.of(0L, (long) changes));
    }
}
