package org.productimporter.importer.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.db.imports.ImportSummaryRepository;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.testing.CatalogueCheck;
import org.productimporter.importer.testing.CatalogueProduct;
import org.productimporter.importer.testing.Expected;
import org.productimporter.importer.testing.ReferenceModel;
import org.productimporter.importer.testing.SkuKeys;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whole nodes with their schedulers change the catalogue in the order of the requests.
@OnPostgres
@TestInstance(Lifecycle.PER_CLASS)
class MergeOrderIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int PRODUCTS = 3_000;
    private static final int IMPORTS = 8;
    private static final List<Integer> SIZES = List.of(3, 200, 3_000);
    private static final List<String> MODES = List.of("upsert", "upsert", "update_only", "insert_only");
    private static final List<String> CORRECTED = List.of("sku-1500", "sku-2999", "sku-5");

    private final TestDatabase server;
    private final JdbcClient database;
    private final ImportRequests requests;
    private final CatalogueCheck check;
    @TempDir private Path folder;

    MergeOrderIT(TestDatabase server, JdbcClient database) {
        this.server = server;
        this.database = database;
        this.requests = new ImportRequests(database);
        this.check = new CatalogueCheck(database);
    }

    @BeforeEach
    void clear() {
        requests.clear();
    }

    /// The node of the correction helps with the large file meanwhile.
    @ParameterizedTest
    @ValueSource(strings = {"stage", "merge"})
    void aCorrectionSentAfterALargeFileSurvives(String phase) throws IOException {
        try (var one =
                ImporterNode.start(server, "one", "db-scheduler.threads=1", "product.importer.bucket-size=40KB")) {
            var large = insert("large.csv", IntStream.range(0, PRODUCTS).mapToObj(no -> "sku-" + no).toList(), "10.00");
            var held = hold(one, large, phase);
            try (var _ = ImporterNode.start(server, "two")) {
                var correction = request("correction.csv", CORRECTED, "99.50");
                await().atMost(TIMEOUT).until(() -> isWaiting(correction));
                await("a chunk of the other node").atMost(TIMEOUT).until(() -> nodesOf(large).contains("two"));
                assertThat(message(one, correction)).isEqualTo("waits for import 1 (large.csv) to finish");
                held.countDown();
                assertThat(requests.awaitEnd(correction).message()).startsWith("0 new, 3 updated");
            }
            assertThat(requests.status(large).message()).startsWith("3,000 new, 0 updated");
        }
        assertThat(skusWithPrice("99.50")).containsExactlyElementsOf(CORRECTED);
    }

    @Test
    void theNodeOfAWaitingImportTakesOverTheOneThatItWaitsFor() throws IOException {
        try (var dying = ImporterNode.start(server, "dying", "db-scheduler.threads=1")) {
            var first = insert("first.csv", CORRECTED, "10.00");
            var held = hold(dying, first, "stage");
            try (var _ = ImporterNode.start(server, "other")) {
                var second = request("second.csv", CORRECTED, "20.00");
                await().atMost(TIMEOUT).until(() -> isWaiting(second));
                dying.pool().fail();
                held.countDown();
                requests.awaitEnd(second);
                assertThat(requests.status(first).message()).startsWith("3 new");
            }
        }
        assertThat(skusWithPrice("20.00")).containsExactlyElementsOf(CORRECTED);
    }

    /// Holds the workers of `node` before their claims of `phase` until the returned latch is released.
    private CountDownLatch hold(ImporterNode node, ImportId id, String phase) {
        var latch = new CountDownLatch(1);
        var reached = new CountDownLatch(1);
        node.pool().watch(sql -> {
            if (ImportRequests.isClaim(sql) && id.toString().equals(MDC.get("import"))
                    && phase.equals(requests.phase(id))) {
                reached.countDown();
                join(latch);
            }
        });
        requests.schedule(id);
        join(reached);
        return latch;
    }

    private static final String[] SMALL_CHUNKS =
            {"product.importer.max-imports=4", "product.importer.range-size=8KB", "product.importer.bucket-size=8KB"};

    /// Every count, not only the catalogue, is that of one import after the other.
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void anyImportsOnTwoNodesGiveWhatTheyGiveOneAfterTheOther(long seed) throws IOException {
        var random = new Random(seed);
        Map<ImportId, Expected> expected = new LinkedHashMap<>();
        var catalogue = check.catalogue();
        try (var _ = ImporterNode.start(server, "one", SMALL_CHUNKS);
                var _ = ImporterNode.start(server, "two", SMALL_CHUNKS)) {
            for (int no = 0; no < IMPORTS; no++) {
                var file = randomFile(no, random);
                Map<String, Object> options = Map.of("mode", MODES.get(random.nextInt(MODES.size())));
                expected.put(requests.request(file, options), after(file, catalogue, options));
                catalogue = List.copyOf(expected.values()).getLast().catalogue();
            }
            expected.keySet().forEach(requests::awaitEnd);
        }
        expected.forEach((id, result) -> check.hasCounts(id, result.counts()));
        check.holdsExactly(catalogue);
    }

    private Expected after(Path file, Map<String, CatalogueProduct> before, Map<String, Object> options) {
        return ReferenceModel.afterImport(file, before, ImportOptions.of(options), SkuKeys.of(database));
    }

    private Path randomFile(int no, Random random) throws IOException {
        var rows = IntStream.range(0, SIZES.get(random.nextInt(SIZES.size())))
                .mapToObj(_ -> "sku-%d,Lamp %d,%d.50".formatted(random.nextInt(PRODUCTS), random.nextInt(3),
                        random.nextInt(100)));
        return Files.write(folder.resolve(no + ".csv"), Stream.concat(Stream.of("sku,name,price"), rows).toList());
    }

    private ImportId insert(String name, List<String> skus, String price) throws IOException {
        var rows = skus.stream().map(sku -> "%s,Lamp,%s".formatted(sku, price));
        return requests
                .insert(Files.write(folder.resolve(name), Stream.concat(Stream.of("sku,name,price"), rows).toList()));
    }

    private ImportId request(String name, List<String> skus, String price) throws IOException {
        var id = insert(name, skus, price);
        requests.schedule(id);
        return id;
    }

    private boolean isWaiting(ImportId id) {
        return database.sql("select waiting_since is not null from import where id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    private static String message(ImporterNode node, ImportId id) {
        return node.bean(ImportSummaryRepository.class).find(id.value()).orElseThrow().message();
    }

    private List<String> nodesOf(ImportId id) {
        return database.sql("select distinct node from import_chunk where import_id = :id and done_at is not null")
                .param("id", id.value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> skusWithPrice(String price) {
        return database.sql("select sku from product where price = :price::numeric order by sku")
                .param("price", price)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static void join(CountDownLatch latch) {
        try {
            assertThat(latch.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
