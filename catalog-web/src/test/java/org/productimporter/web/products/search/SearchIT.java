package org.productimporter.web.products.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.Rest.Answer;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// What a search finds before, while and after changes are indexed. The low limits make the catalogue a large one.
@WebServerTest
@TestPropertySource(properties = {"product.importer.search.indexer=false", "product.importer.search.unindexed-limit=10",
        "product.importer.search.batch-size=7", "product.importer.search.exact-count-limit=30"})
@Timeout(120)
class SearchIT {

    private static final String PRODUCTS = "/api/products/";
    private static final int OTHERS = 40;

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
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

    private long create(String sku, String name) {
        var body = "{\"sku\": \"%s\", \"name\": \"%s\"}".formatted(sku, name);
        return rest.json(PRODUCTS, body).json().path("id").asLong();
    }

    private void rename(long id, String name) {
        var body = "{\"name\": \"%s\"}".formatted(name);
        rest.send(rest.request(PRODUCTS + id + "/")
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
    void findsEditImmediatelyAndNotItsOldText() {
        var id = create("KIT-1", "Bread Knife");
        assertThat(found("ead kn")).containsExactly("KIT-1");

        rename(id, "Steel Fork");

        assertThat(found("eel fo")).containsExactly("KIT-1");
        assertThat(found("ead kn")).isEmpty();
        imports.indexAll();
        assertThat(found("eel fo")).containsExactly("KIT-1");
        assertThat(found("ead kn")).isEmpty();
    }

    @Test
    void doesNotFindOutdatedTextOfIndex() {
        var id = create("KIT-1", "Bread Knife");
        imports.indexAll();
        database.sql("update product set name = 'Fork' where id = :id").param("id", id).update();

        assertThat(found("knife")).isEmpty();
    }

    @Test
    void findsSmallImportBeforeItIsIndexed() {
        imports.add(5, "small");

        var answer = search("mall", "");

        assertThat(names(answer, "sku")).containsExactly("small-1", "small-2", "small-3", "small-4", "small-5");
        assertThat(answer.header("Search-Behind")).isEmpty();
    }

    @Test
    void reportsLagUntilLargeImportIsIndexed() {
        imports.add(25, "large");
        var edited = create("KIT-1", "enlarged");

        var before = search("large", "");
        assertThat(names(before, "sku")).containsExactly("KIT-1");
        assertThat(before.header("Search-Behind")).isEqualTo("25");
        assertThat(before.json().path("results").path(0).path("id").asLong()).isEqualTo(edited);
        assertThat(found("LARGE-17")).containsExactly("large-17");

        assertThat(imports.indexAll()).isEqualTo(26);

        var after = search("large", "");
        assertThat(names(after, "sku")).hasSize(26);
        assertThat(after.header("Search-Behind")).isEmpty();
        assertThat(after.json().path("count").asLong()).isEqualTo(26);
    }

    @Test
    void doesNotFindDeletedProductsAndRemovesThemFromIndexLater() {
        var id = create("KIT-1", "Bread Knife");
        imports.indexAll();
        rest.delete(PRODUCTS + id);

        assertThat(found("knife")).isEmpty();
        assertThat(imports.indexed()).isEqualTo(OTHERS + 1);
        imports.indexAll();
        assertThat(imports.indexed()).isEqualTo(OTHERS);
        assertThat(search("", "").json().path("count").asLong()).isEqualTo(OTHERS);

        imports.add(25, "large");
        rest.json("/api/products/bulk-delete", "{\"confirm\": \"DELETE ALL\"}");
        assertThat(imports.indexed()).isZero();
        assertThat(imports.indexAll()).isZero();
        assertThat(search("", "").json().path("count").asLong()).isZero();
    }

    @Test
    void indexesNothingForProductDeletedImmediately() {
        rest.delete(PRODUCTS + create("KIT-1", "Bread Knife"));

        imports.indexAll();

        assertThat(imports.indexed()).isEqualTo(OTHERS);
    }

    /// PostgreSQL omits long values from statistics, so long texts have their own column.
    @Test
    void findsLongTextByAnyPart() {
        var description = "oak ".repeat(70) + "walnut " + "pine ".repeat(800) + "zebrano";
        rest.json(PRODUCTS,
                "{\"sku\": \"LONG-1\", \"name\": \"Board\", \"description\": \"%s\"}".formatted(description));
        imports.indexAll();

        assertThat(found("long-1")).containsExactly("LONG-1");
        assertThat(found("oak oak walnut pine")).containsExactly("LONG-1");
        assertThat(found("pine zebrano")).containsExactly("LONG-1");
        assertThat(found("walnut oak")).isEmpty();

        var id = search("zebrano", "").json().path("results").path(0).path("id").asLong();
        rest.send(rest.request(PRODUCTS + id + "/")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"description\": \"short\"}"))
                .build());
        imports.indexAll();
        assertThat(found("zebrano")).isEmpty();
        assertThat(found("short")).containsExactly("LONG-1");
    }

    @Test
    void treatsWildcardsLiterally() {
        create("A", "100% cotton");
        create("B", "100 cotton");
        create("C", "snake_case");
        create("D", "snakeqcase back\\\\slash");
        imports.indexAll();

        assertThat(found("0% cot")).containsExactly("A");
        assertThat(found("%%%")).isEmpty();
        assertThat(found("snake_case")).containsExactly("C");
        assertThat(found("snake case")).isEmpty();
        assertThat(found("back\\slash")).containsExactly("D");
        assertThat(found("___")).isEmpty();
    }

    @Test
    void countsExactlyUpToLimitAndEstimatesBeyond() {
        imports.add(100, "many");
        imports.add(30, "some");
        imports.indexAll();

        var some = search("some", "");
        assertThat(some.json().path("count").asLong()).isEqualTo(30);
        assertThat(some.header("Count-Is-Estimate")).isEmpty();
        var many = search("many", "&page_size=10");
        assertThat(many.json().path("count").asLong()).isBetween(31L, 170L);
        assertThat(many.header("Count-Is-Estimate")).isEqualTo("true");
        assertThat(many.json().path("next").asString()).contains("page=2");
        assertThat(rest.get(PRODUCTS).json().path("count").asLong()).isEqualTo(OTHERS + 130);
    }
}
