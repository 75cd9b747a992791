package org.productimporter.web.products.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.Rest.Answer;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.files.DataFolder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// What a search finds before, while and after the index catches up, in a catalogue that is large
/// by these limits.
@WebServerTest
@TestPropertySource(
        properties = {
            "product.importer.search.catch-up=false",
            "product.importer.search.window=20",
            "product.importer.search.direct=10",
            "product.importer.search.batch=7",
            "product.importer.search.exact-count=30"
        })
@Timeout(120)
class SearchIT {

    private static final String PRODUCTS = "/api/products/";
    private static final int FILLING = 40;

    @LocalServerPort private int port;
    @Autowired private DataFolder data;
    @Autowired private JdbcClient database;
    @Autowired private DataSource dataSource;
    @Autowired private CatchUp catchUp;
    private Rest rest;

    @BeforeEach
    void fillCatalogue() {
        rest = Rest.administrator(port, data.root());
        database.sql("truncate product").update();
        imported(FILLING, "filling");
        catchUpAll();
    }

    /// Writes what the merge of an import writes.
    private static final String IMPORT =
            """
            with inserted as (
                insert into product (sku, name)
                select :name || '-' || n, :name
                from generate_series(1, :products) n
                returning id
            )
            insert into product_change (product_ids, products, added)
            select array_agg(id), count(*), count(*)
            from inserted
            """;

    private void imported(int products, String name) {
        database.sql(IMPORT).param("products", products).param("name", name).update();
    }

    private long catchUpAll() {
        long all = 0;
        for (long done = catchUp.step(); done > 0; done = catchUp.step()) {
            all += done;
        }
        return all;
    }

    private long created(String sku, String name) {
        var body = "{\"sku\": \"%s\", \"name\": \"%s\"}".formatted(sku, name);
        return rest.json(PRODUCTS, body).json().path("id").asLong();
    }

    private void renamed(long id, String name) {
        var body = "{\"name\": \"%s\"}".formatted(name);
        rest.send(
                rest.request(PRODUCTS + id + "/")
                        .header("Content-Type", "application/json")
                        .method("PATCH", BodyPublishers.ofString(body))
                        .build());
    }

    private Answer search(String term, String more) {
        return rest.get(PRODUCTS + "?search=" + URLEncoder.encode(term, UTF_8) + more);
    }

    private List<String> found(String term) {
        return names(search(term, "&page_size=500"), "sku");
    }

    private static List<String> names(Answer answer, String member) {
        assertThat(answer.status()).isEqualTo(200);
        return StreamSupport.stream(answer.json().path("results").spliterator(), false)
                .map(product -> product.path(member).asString())
                .toList();
    }

    @Test
    void anEditIsFoundAtOnceAndItsOldTextNoMore() {
        var id = created("KIT-1", "Bread Knife");
        assertThat(found("ead kn")).containsExactly("KIT-1");

        renamed(id, "Steel Fork");

        assertThat(found("eel fo")).containsExactly("KIT-1");
        assertThat(found("ead kn")).isEmpty();
        catchUpAll();
        assertThat(found("eel fo")).containsExactly("KIT-1");
        assertThat(found("ead kn")).isEmpty();
    }

    @Test
    void aTextThatTheIndexStillHasFindsNothing() {
        var id = created("KIT-1", "Bread Knife");
        catchUpAll();
        database.sql("update product set name = 'Fork' where id = :id").param("id", id).update();

        assertThat(found("knife")).isEmpty();
    }

    @Test
    void aSmallImportIsFoundBeforeItIsCaughtUp() {
        imported(5, "small");

        var answer = search("mall", "");

        assertThat(names(answer, "sku"))
                .containsExactly("small-1", "small-2", "small-3", "small-4", "small-5");
        assertThat(answer.header("Search-Behind")).isEmpty();
    }

    @Test
    void aLargeImportIsOwnedUpToUntilItIsCaughtUp() {
        imported(25, "large");
        var edited = created("KIT-1", "enlarged");

        var before = search("large", "");
        assertThat(names(before, "sku")).containsExactly("KIT-1");
        assertThat(before.header("Search-Behind")).isEqualTo("25");
        assertThat(before.json().path("results").path(0).path("id").asLong()).isEqualTo(edited);
        assertThat(found("LARGE-17")).containsExactly("large-17");

        assertThat(catchUpAll()).isEqualTo(26);

        var after = search("large", "");
        assertThat(names(after, "sku")).hasSize(26);
        assertThat(after.header("Search-Behind")).isEmpty();
        assertThat(after.json().path("count").asLong()).isEqualTo(26);
    }

    @Test
    void deletedProductsVanishAtOnceAndFromTheIndexLater() {
        var id = created("KIT-1", "Bread Knife");
        catchUpAll();
        rest.delete(PRODUCTS + id);

        assertThat(found("knife")).isEmpty();
        assertThat(indexed()).isEqualTo(FILLING + 1);
        catchUpAll();
        assertThat(indexed()).isEqualTo(FILLING);
        assertThat(search("", "").json().path("count").asLong()).isEqualTo(FILLING);

        imported(25, "large");
        rest.json("/api/products/bulk-delete", "{\"confirm\": \"DELETE ALL\"}");
        assertThat(indexed()).isZero();
        assertThat(catchUpAll()).isZero();
        assertThat(search("", "").json().path("count").asLong()).isZero();
    }

    private long indexed() {
        return database.sql("select count(*) from product_search").query(Long.class).single();
    }

    @Test
    void aProductThatCameAndWentLeavesNothing() {
        rest.delete(PRODUCTS + created("KIT-1", "Bread Knife"));

        catchUpAll();

        assertThat(indexed()).isEqualTo(FILLING);
    }

    @Test
    void wildcardsStandForThemselves() {
        created("A", "100% cotton");
        created("B", "100 cotton");
        created("C", "snake_case");
        created("D", "snakeqcase back\\\\slash");
        catchUpAll();

        assertThat(found("0% cot")).containsExactly("A");
        assertThat(found("%%%")).isEmpty();
        assertThat(found("snake_case")).containsExactly("C");
        assertThat(found("snake case")).isEmpty();
        assertThat(found("back\\slash")).containsExactly("D");
        assertThat(found("___")).isEmpty();
    }

    @Test
    void theCountIsExactUpToTheLimitAndAnEstimateBeyond() {
        imported(100, "many");
        imported(30, "some");
        catchUpAll();

        var some = search("some", "");
        assertThat(some.json().path("count").asLong()).isEqualTo(30);
        assertThat(some.header("Count-Is-Estimate")).isEmpty();
        var many = search("many", "&page_size=10");
        assertThat(many.json().path("count").asLong()).isBetween(31L, 170L);
        assertThat(many.header("Count-Is-Estimate")).isEqualTo("true");
        assertThat(many.json().path("next").asString()).contains("page=2");
        assertThat(rest.get(PRODUCTS).json().path("count").asLong()).isEqualTo(FILLING + 130);
    }

    @Test
    void whoDiesBetweenBatchesIsContinued() {
        imported(20, "large");
        assertThat(catchUp.step()).isEqualTo(7);
        assertThat(catchUp.behind()).isEqualTo(13);

        assertThat(catchUp.step()).isEqualTo(7);
        assertThat(catchUp.step()).isEqualTo(6);

        assertThat(catchUp.step()).isZero();
        assertThat(indexed()).isEqualTo(FILLING + 20);
    }

    @Test
    void nobodyCatchesUpBesideAnother() throws Exception {
        imported(20, "large");
        try (var other = dataSource.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select products from product_count for update");
            assertThat(catchUp.step()).isZero();
            other.rollback();
        }
        assertThat(catchUp.step()).isEqualTo(7);
    }

    @Test
    void twoNodesShareTheWorkWithoutDoingItTwice() throws Exception {
        imported(200, "large");
        var start = new CyclicBarrier(2);
        Callable<Long> node =
                () -> {
                    start.await();
                    long done = 0;
                    while (catchUp.behind() > 0) {
                        done += catchUp.step();
                    }
                    return done;
                };
        try (var nodes = Executors.newFixedThreadPool(2)) {
            var first = nodes.submit(node);
            var second = nodes.submit(node);
            assertThat(first.get() + second.get()).isEqualTo(200);
        }
        assertThat(indexed()).isEqualTo(FILLING + 200);
        assertThat(search("", "").json().path("count").asLong()).isEqualTo(FILLING + 200);
    }
}
