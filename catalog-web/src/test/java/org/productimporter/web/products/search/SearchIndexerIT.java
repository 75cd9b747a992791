package org.productimporter.web.products.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// The indexer works in batches, and on one node at a time.
@WebServerTest
@TestPropertySource(properties = {"product.importer.search.indexer=false", "product.importer.search.unindexed-limit=10",
        "product.importer.search.batch-size=7", "product.importer.search.exact-count-limit=30"})
@Timeout(120)
class SearchIndexerIT {

    private static final int OTHERS = 40;

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    @Autowired private DataSource dataSource;
    @Autowired private SearchIndexer indexer;
    private Rest rest;
    private ImportedProducts imports;

    @BeforeEach
    void fillCatalogue() {
        rest = Rest.administrator(port, data.root());
        database.sql("truncate product").update();
        imports = new ImportedProducts(database, indexer);
        imports.add(OTHERS, "other");
        imports.indexAll();
    }

    @Test
    void continuesAfterEachBatch() {
        imports.add(20, "large");
        assertThat(indexer.indexBatch()).isEqualTo(7);
        assertThat(indexer.lag()).isEqualTo(13);

        assertThat(indexer.indexBatch()).isEqualTo(7);
        assertThat(indexer.indexBatch()).isEqualTo(6);

        assertThat(indexer.indexBatch()).isZero();
        assertThat(imports.indexed()).isEqualTo(OTHERS + 20);
    }

    @Test
    void doesNothingWhileAnotherNodeIndexes() throws Exception {
        imports.add(20, "large");
        try (var other = dataSource.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select products from product_count for update");
            assertThat(indexer.indexBatch()).isZero();
            other.rollback();
        }
        assertThat(indexer.indexBatch()).isEqualTo(7);
    }

    @Test
    void waitsForDeletionOfCatalogueWithoutHoldingLocks() throws Exception {
        imports.add(20, "large");
        try (var other = dataSource.getConnection(); var node = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table product in access exclusive mode");
            var batch = node.submit(indexer::indexBatch);
            await().until(() -> !locksOfWaitingSession().isEmpty());
            assertThat(locksOfWaitingSession()).containsExactly("product");
            other.createStatement().execute("truncate product");
            other.commit();

            assertThat(batch.get()).isZero();
        }
    }

    private static final String LOCKS_OF_WAITING_SESSION = """
            select distinct relation::regclass::text
            from pg_locks
            where relation in (
                select oid
                from pg_class
                where relname like 'product%')
            and pid in (
                select pid
                from pg_locks
                where relation = 'product'::regclass
                and not granted)
            """;

    private List<String> locksOfWaitingSession() {
        return database.sql(LOCKS_OF_WAITING_SESSION)
                .query((row, _) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    @Test
    void twoNodesIndexEveryChangeOnce() throws Exception {
        imports.add(200, "large");
        var start = new CyclicBarrier(2);
        Callable<Long> node = () -> {
            start.await();
            long done = 0;
            while (indexer.lag() > 0) {
                done += indexer.indexBatch();
            }
            return done;
        };
        try (var nodes = Executors.newFixedThreadPool(2)) {
            var first = nodes.submit(node);
            var second = nodes.submit(node);
            assertThat(first.get() + second.get()).isEqualTo(200);
        }
        assertThat(imports.indexed()).isEqualTo(OTHERS + 200);
        assertThat(rest.get("/api/products/").json().path("count").asLong()).isEqualTo(OTHERS + 200);
    }
}
