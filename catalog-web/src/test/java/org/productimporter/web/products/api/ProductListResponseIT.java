package org.productimporter.web.products.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.productimporter.web.WebServerTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Lists of products by page numbers, with counts.
@WebServerTest
@ExtendWith(EmptyCatalogue.class)
@Timeout(120)
class ProductListResponseIT {

    @LocalServerPort private int port;
    private final ProductClient products;

    ProductListResponseIT(ProductClient products) {
        this.products = products;
    }

    @Test
    void pageHasCountAndLinks() {
        for (int at = 0; at < 5; at++) {
            products.named("S" + at, "n");
        }
        var base = "http://localhost:" + port + "/api/products?";

        var first = products.list("page_size=2&search=n&x=1&ordering=sku").json();
        var second = products.list("page_size=2&search=n&x=1&ordering=sku&page=2").json();
        var third = products.list("page_size=2&search=n&x=1&ordering=sku&page=3").json();

        assertThat(first.propertyNames()).containsExactly("count", "next", "previous", "results");
        assertThat(ProductClient.skus(first)).containsExactly("S0", "S1");
        assertThat(first.path("count").asLong()).isEqualTo(5);
        assertThat(plain(first.path("next").asString()))
                .isEqualTo(base + "page_size=2&search=n&x=1&ordering=sku&page=2");
        assertThat(first.path("previous").isNull()).isTrue();
        assertThat(ProductClient.skus(second)).containsExactly("S2", "S3");
        assertThat(plain(second.path("previous").asString())).isEqualTo(base + "page_size=2&search=n&x=1&ordering=sku");
        assertThat(plain(second.path("next").asString()))
                .isEqualTo(base + "page_size=2&search=n&x=1&ordering=sku&page=3");
        assertThat(ProductClient.skus(third)).containsExactly("S4");
        assertThat(third.path("count").asLong()).isEqualTo(5);
        assertThat(third.path("next").isNull()).isTrue();
        var beyond = products.list("page_size=2&page=4");
        assertThat(beyond.status()).isEqualTo(404);
        assertThat(beyond.json().path("detail").asString())
                .isEqualTo("There is no page 4: 5 products are 3 pages of 2");
        assertThat(products.list("page=2147483647&page_size=500").status()).isEqualTo(404);
        assertThat(ProductClient.skus(products.list("page_size=5").json())).hasSize(5);
        assertThat(products.list("page_size=5").json().path("next").isNull()).isTrue();
    }

    @Test
    void linksHaveNoHostThatTheServerDoesNotKnow() throws IOException {
        products.named("S1", "n");
        products.named("S2", "n");
        var token = products.rest().request("/").build().headers().firstValue("Authorization").orElseThrow();
        for (var host : List.of("evil.example", "evil.example:" + port, "localhost:1", "6.6.6.6:" + port)) {
            try (var socket = new Socket("localhost", port)) {
                socket.getOutputStream()
                        .write(String
                                .join("\r\n", "GET /api/products/?page_size=1 HTTP/1.1", "Host: " + host,
                                        "Authorization: " + token, "Connection: close", "", "")
                                .getBytes(StandardCharsets.UTF_8));
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .contains("\"next\":\"/api/products?page_size=1&page=2\"");
            }
        }
    }

    /// The trailing slash is optional.
    private static String plain(String address) {
        return address.replace("products/?", "products?");
    }

    @Test
    void emptyListHasOnePage() {
        var list = products.rest().get("/api/products/");

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body()).isEqualTo("{\"count\":0,\"next\":null,\"previous\":null,\"results\":[]}");
        assertThat(products.list("cursor=").body())
                .isEqualTo("{\"count\":null,\"next\":null,\"previous\":null,\"results\":[],\"next_cursor\":null}");
    }

    @Test
    void countIsCorrectAfterEveryChange() {
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
    void namesInvalidParameters() {
        for (var query : List.of("page=0", "page=-1", "page=x", "page=last", "page_size=0", "page_size=501",
                "page_size=x", "active=maybe", "ordering=colour", "ordering=--id", "ordering=id,name", "ordering=ID",
                "cursor=rubbish", "count=perhaps", "search=a%00b", "sku_exact=%00")) {
            var answer = products.list(query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(ProductClient.fields(answer)).as(query).containsExactly(query.substring(0, query.indexOf('=')));
        }
        assertThat(ProductClient.fields(products.list("sku=a&sku=b"))).containsExactly("sku");
        assertThat(ProductClient.fields(products.list("page=1&cursor="))).containsExactly("page");
        assertThat(products.list("unknown=1&page=&ordering=&active=&search=").status()).isEqualTo(200);
    }
}
