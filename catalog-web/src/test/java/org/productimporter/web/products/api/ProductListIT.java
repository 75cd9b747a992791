package org.productimporter.web.products.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.files.DataFolder;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductMapper;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@WebServerTest
@Timeout(120)
class ProductListIT {

    private static final List<String> ORDERINGS =
            List.of(
                    "id",
                    "-id",
                    "sku",
                    "-sku",
                    "name",
                    "-name",
                    "price",
                    "-price",
                    "updated_at",
                    "-updated_at");

    /// Never finds anything and never hurts.
    private static final List<String> INJECTIONS =
            List.of(
                    "' or 1=1 --",
                    "'; drop table product; --",
                    "\\'; drop table product; --",
                    "%' or '1'='1",
                    "1) union select 1,2,3,4,5,6,7,8,9 --",
                    "\" or \"\"=\"",
                    "$1",
                    ":search",
                    "${conditions}",
                    "? or true",
                    "'||pg_sleep(20)||'",
                    "id; truncate product",
                    "E'\\x27'",
                    "*/ or /*",
                    "name,(select version())");

    @LocalServerPort private int port;
    @Autowired private DataFolder data;
    @Autowired private JdbcClient database;
    private ProductClient products;

    @BeforeEach
    void emptyCatalogue() {
        products = new ProductClient(Rest.administrator(port, data.root()), database);
        products.clear();
    }

    @Test
    void pagesCarryCountAndNeighbours() {
        for (int at = 0; at < 5; at++) {
            products.named("S" + at, "n");
        }
        var base = "http://localhost:" + port + "/api/products?";

        var first = products.list("page_size=2&search=n&x=1").json();
        var second = products.list("page_size=2&search=n&x=1&page=2").json();
        var third = products.list("page_size=2&search=n&x=1&page=3").json();

        assertThat(first.propertyNames()).containsExactly("count", "next", "previous", "results");
        assertThat(skus(first)).containsExactly("S0", "S1");
        assertThat(first.path("count").asLong()).isEqualTo(5);
        assertThat(plain(first.path("next").asString()))
                .isEqualTo(base + "page_size=2&search=n&x=1&page=2");
        assertThat(first.path("previous").isNull()).isTrue();
        assertThat(skus(second)).containsExactly("S2", "S3");
        assertThat(plain(second.path("previous").asString()))
                .isEqualTo(base + "page_size=2&search=n&x=1");
        assertThat(plain(second.path("next").asString()))
                .isEqualTo(base + "page_size=2&search=n&x=1&page=3");
        assertThat(skus(third)).containsExactly("S4");
        assertThat(third.path("count").asLong()).isEqualTo(5);
        assertThat(third.path("next").isNull()).isTrue();
        var beyond = products.list("page_size=2&page=4");
        assertThat(beyond.status()).isEqualTo(404);
        assertThat(beyond.json().path("detail").asString())
                .isEqualTo("There is no page 4: 5 products are 3 pages of 2");
        assertThat(products.list("page=2147483647&page_size=500").status()).isEqualTo(404);
        assertThat(skus(products.list("page_size=5").json())).hasSize(5);
        assertThat(products.list("page_size=5").json().path("next").isNull()).isTrue();
    }

    /// The slash at the end may stand or not.
    private static String plain(String address) {
        return address.replace("products/?", "products?");
    }

    @Test
    void anEmptyListIsAPage() {
        var list = products.rest().get("/api/products/");

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body())
                .isEqualTo("{\"count\":0,\"next\":null,\"previous\":null,\"results\":[]}");
        assertThat(products.list("cursor=").body())
                .isEqualTo(
                        "{\"count\":null,\"next\":null,\"previous\":null,\"results\":[],\"next_cursor\":null}");
    }

    @Test
    void theCountIsRightAfterEveryChange() {
        for (int round = 1; round <= 3; round++) {
            var id = products.named("S" + round, "n");
            assertThat(products.list("page_size=1").json().path("count").asLong()).isEqualTo(round);
            assertThat(products.list("page_size=1").json().path("count").asLong()).isEqualTo(round);
            products.patch(id, "{\"active\": false}");
            assertThat(products.list("page_size=1").json().path("count").asLong()).isEqualTo(round);
        }
        products.rest().json("/api/products/bulk-delete", "{\"confirm\": \"DELETE ALL\"}");
        assertThat(products.list("page_size=1").json().path("count").asLong()).isZero();
    }

    @Test
    void invalidParametersAreNamed() {
        for (var query :
                List.of(
                        "page=0",
                        "page=-1",
                        "page=x",
                        "page=last",
                        "page_size=0",
                        "page_size=501",
                        "page_size=x",
                        "active=maybe",
                        "ordering=colour",
                        "ordering=--id",
                        "ordering=id,name",
                        "ordering=ID",
                        "cursor=rubbish",
                        "count=perhaps",
                        "search=a%00b",
                        "sku_exact=%00")) {
            var answer = products.list(query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(ProductClient.fields(answer))
                    .as(query)
                    .containsExactly(query.substring(0, query.indexOf('=')));
        }
        assertThat(ProductClient.fields(products.list("sku=a&sku=b"))).containsExactly("sku");
        assertThat(ProductClient.fields(products.list("page=1&cursor="))).containsExactly("page");
        assertThat(products.list("unknown=1&page=&ordering=&active=&search=").status())
                .isEqualTo(200);
    }

    @Test
    void textsAreFoundInAnyCaseAndAsTheyAre() {
        products.named("AB-1", "Crème BRÛLÉE");
        products.named("ab_2", "100% cotton");
        products.named("C\\3", "Σίσυφος");
        products.create(
                "{\"sku\": \"D\", \"name\": \"x\", \"description\": \"line\\nbrûlée\", \"active\": false}");

        assertThat(found("sku=AB")).containsExactly("AB-1", "ab_2");
        assertThat(found("name=brûlée")).containsExactly("AB-1");
        assertThat(found("search=BRÛLÉE")).containsExactly("AB-1", "D");
        assertThat(found("search=b")).containsExactly("AB-1", "ab_2", "D");
        assertThat(found("description=E\nB")).containsExactly("D");
        assertThat(found("name=%")).containsExactly("ab_2");
        assertThat(found("sku=_")).containsExactly("ab_2");
        assertThat(found("sku=\\")).containsExactly("C\\3");
        assertThat(found("sku=\\3")).containsExactly("C\\3");
        assertThat(found("active=false")).containsExactly("D");
        assertThat(found("search=b&active=true&sku=2")).containsExactly("ab_2");
        assertThat(found("sku_exact=AB_2")).containsExactly("ab_2");
        assertThat(found("sku_exact=AB")).isEmpty();
    }

    @Test
    void anySkuIsFoundExactly() {
        for (var sku : List.of("../x", "a/b?c#d", "%2e", "'--", "<b>", "50%;", "a b", "+1", "é")) {
            var id = products.named(sku, "n");
            assertThat(found("sku_exact=" + sku.toUpperCase(Locale.ROOT))).containsExactly(sku);
            if (sku.matches("[^/\\\\;%]*")) {
                var path = URLEncoder.encode(sku, UTF_8).replace("+", "%20");
                var answer = products.rest().get("/api/products/by-sku/" + path + "/");
                assertThat(answer.json().path("id").asLong()).as(sku).isEqualTo(id);
            }
        }
    }

    private List<String> found(String query) {
        var pairs = new ArrayList<String>();
        for (var pair : query.split("&", -1)) {
            var middle = pair.indexOf('=');
            pairs.add(
                    pair.substring(0, middle + 1)
                            + URLEncoder.encode(pair.substring(middle + 1), UTF_8));
        }
        var list = products.list(String.join("&", pairs)).json();
        assertThat(list.path("count").asLong()).isEqualTo(skus(list).size());
        return skus(list);
    }

    private static List<String> skus(JsonNode list) {
        return ProductClient.texts(list.path("results"), "sku");
    }

    @Test
    void noParameterReachesTheStatement() {
        products.named("A", "n");
        for (var injection : INJECTIONS) {
            var value = URLEncoder.encode(injection, UTF_8);
            for (var text : List.of("search", "sku", "name", "description", "sku_exact")) {
                for (var rest : List.of("", "&cursor=", "&ordering=-price&cursor=&count=true")) {
                    var answer = products.list(text + "=" + value + rest);
                    assertThat(answer.status()).as("%s=%s", text, injection).isEqualTo(200);
                    assertThat(skus(answer.json())).isEmpty();
                }
                assertThat(
                                products.rest()
                                        .get("/api/products/export.csv?" + text + "=" + value)
                                        .body())
                        .isEqualTo("sku,name,description,price,active\r\n");
            }
            for (var other :
                    List.of("ordering", "page", "page_size", "active", "cursor", "count")) {
                var answer = products.list(other + "=" + value);
                assertThat(answer.status()).as("%s=%s", other, injection).isEqualTo(400);
            }
        }
        assertThat(products.list("").json().path("count").asLong()).isEqualTo(1);
    }

    private static final String MANY =
            """
            insert into product (sku, name, description, price, active, updated_at)
            select 's' || (n * 7919 % 1000) || case when n % 2 = 0 then 'X' else 'y' end,
                (array['b', 'a', 'B', 'é', 'b '])[1 + n % 5],
                '',
                case when n % 4 = 0 then null else (n % 3) * 1.5 end,
                n % 2 = 0,
                timestamptz '2026-01-01 00:00:00.000001Z' + (n % 6) * interval '1 microsecond'
            from generate_series(1, 123) n
            """;

    @Test
    void cursorsReadWhatPagesShowInEveryOrder() {
        database.sql(MANY).update();
        var all = database.sql("select * from product").query(new ProductMapper()).list();

        for (var ordering : ORDERINGS) {
            var expected = all.stream().sorted(order(ordering)).map(Product::id).toList();
            for (var size : List.of(1, 7, 41, 500)) {
                var query = "ordering=" + ordering + "&page_size=" + size;
                assertThat(byPages(query)).as(query).isEqualTo(expected);
                assertThat(byCursor(query)).as(query).isEqualTo(expected);
            }
            assertThat(byCursor("active=true&page_size=9&ordering=" + ordering))
                    .hasSize(61)
                    .isEqualTo(byPages("active=true&page_size=9&ordering=" + ordering));
        }
    }

    private static Comparator<Product> order(String ordering) {
        Comparator<Product> key =
                switch (ordering.replace("-", "")) {
                    case "id" -> Comparator.comparingLong(Product::id);
                    case "sku" ->
                            Comparator.comparing(product -> product.sku().toLowerCase(Locale.ROOT));
                    case "name" -> Comparator.comparing(Product::name);
                    case "price" ->
                            Comparator.comparing(
                                    Product::price,
                                    Comparator.nullsLast(Comparator.naturalOrder()));
                    default -> Comparator.comparing(Product::updatedAt);
                };
        var order = key.thenComparingLong(Product::id);
        return ordering.startsWith("-") ? order.reversed() : order;
    }

    private List<Long> byPages(String query) {
        var ids = new ArrayList<Long>();
        for (int page = 1; ; page++) {
            var list = products.list(query + "&page=" + page).json();
            list.path("results").forEach(found -> ids.add(found.path("id").asLong()));
            if (list.path("next").isNull()) {
                return ids;
            }
        }
    }

    private List<Long> byCursor(String query) {
        var ids = new ArrayList<Long>();
        var seen = new HashSet<String>();
        var cursor = "";
        while (true) {
            var list = products.list(query + "&cursor=" + cursor).json();
            list.path("results").forEach(found -> ids.add(found.path("id").asLong()));
            if (list.path("next_cursor").isNull()) {
                return ids;
            }
            cursor = list.path("next_cursor").asString();
            assertThat(list.path("next").asString()).endsWith("cursor=" + cursor);
            assertThat(seen.add(cursor)).isTrue();
        }
    }

    @Test
    void aCursorBelongsToItsOrdering() {
        products.named("A", "n");
        products.named("B", "n");
        var cursor =
                products.list("ordering=name&page_size=1&cursor=")
                        .json()
                        .path("next_cursor")
                        .asString();

        var answer = products.list("ordering=price&page_size=1&cursor=" + cursor);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(ProductClient.fields(answer)).containsExactly("cursor");
        var counted = products.list("ordering=name&count=true&cursor=" + cursor).json();
        assertThat(counted.path("count").asLong()).isEqualTo(2);
        assertThat(skus(counted)).containsExactly("B");
    }

    @Test
    void aCursorHoldsItsPlaceWhileProductsComeAndGo() {
        var first = products.named("A", "n");
        products.named("C", "n");
        var cursor =
                products.list("ordering=sku&page_size=1&cursor=")
                        .json()
                        .path("next_cursor")
                        .asString();
        products.delete(first);
        products.named("B", "n");

        assertThat(skus(products.list("ordering=sku&cursor=" + cursor).json()))
                .containsExactly("B", "C");
    }
}
