package org.productimporter.web.products.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.productimporter.web.WebServerTest;

/// The filters of a list with any text.
@WebServerTest
@ExtendWith(EmptyCatalogue.class)
@Timeout(120)
class ProductSearchIT {

    /// Finds nothing and has no effect.
    private static final List<String> INJECTIONS = List.of("' or 1=1 --", "'; drop table product; --",
            "\\'; drop table product; --", "%' or '1'='1", "1) union select 1,2,3,4,5,6,7,8,9 --", "\" or \"\"=\"",
            "$1", ":search", "${conditions}", "? or true", "'||pg_sleep(20)||'", "id; truncate product", "E'\\x27'",
            "*/ or /*", "name,(select version())");

    private final ProductClient products;

    ProductSearchIT(ProductClient products) {
        this.products = products;
    }

    @Test
    void findsTextsInAnyCaseAndLiterally() {
        products.named("AB-1", "Crème BRÛLÉE");
        products.named("ab_2", "100% cotton");
        products.named("C\\3", "Σίσυφος");
        products.create("{\"sku\": \"D\", \"name\": \"x\", \"description\": \"line\\nbrûlée\", \"active\": false}");

        assertThat(found("sku=AB")).containsExactlyInAnyOrder("AB-1", "ab_2");
        assertThat(found("name=brûlée")).containsExactlyInAnyOrder("AB-1");
        assertThat(found("search=BRÛLÉE")).containsExactlyInAnyOrder("AB-1", "D");
        assertThat(found("search=b")).containsExactlyInAnyOrder("AB-1", "ab_2", "D");
        assertThat(found("description=E\nB")).containsExactlyInAnyOrder("D");
        assertThat(found("name=%")).containsExactlyInAnyOrder("ab_2");
        assertThat(found("sku=_")).containsExactlyInAnyOrder("ab_2");
        assertThat(found("sku=\\")).containsExactlyInAnyOrder("C\\3");
        assertThat(found("sku=\\3")).containsExactlyInAnyOrder("C\\3");
        assertThat(found("active=false")).containsExactlyInAnyOrder("D");
        assertThat(found("search=b&active=true&sku=2")).containsExactlyInAnyOrder("ab_2");
        assertThat(found("sku_exact=AB_2")).containsExactlyInAnyOrder("ab_2");
        assertThat(found("sku_exact=AB")).isEmpty();
    }

    @Test
    void findsAnyWholeSku() {
        for (var sku : List.of("../x", "a/b?c#d", "a//b", "/", "a\\b", "\\", "%2e", "%", ";", "a;b=c", "'--", "<b>",
                "50%;", "a b", "+1", "é", "...")) {
            var id = products.named(sku, "n");
            assertThat(found("sku_exact=" + sku.toUpperCase(Locale.ROOT))).containsExactly(sku);
            var path = URLEncoder.encode(sku, UTF_8).replace("+", "%20");
            var answer = products.rest().get("/api/products/by-sku/" + path + "/");
            assertThat(answer.json().path("id").asLong()).as(sku + answer.body()).isEqualTo(id);
        }
    }

    /// A client or proxy removes these parts from a path.
    @Test
    void dotsAreFoundByTheList() {
        for (var sku : List.of(".", "..")) {
            products.named(sku, "n");
            assertThat(found("sku_exact=" + sku)).containsExactly(sku);
        }
    }

    private List<String> found(String query) {
        var pairs = new ArrayList<String>();
        for (var pair : query.split("&", -1)) {
            var middle = pair.indexOf('=');
            pairs.add(pair.substring(0, middle + 1) + URLEncoder.encode(pair.substring(middle + 1), UTF_8));
        }
        var list = products.list(String.join("&", pairs)).json();
        assertThat(list.path("count").asLong()).isEqualTo(ProductClient.skus(list).size());
        return ProductClient.skus(list);
    }

    @Test
    void parametersDoNotBecomeSql() {
        products.named("A", "n");
        for (var injection : INJECTIONS) {
            var value = URLEncoder.encode(injection, UTF_8);
            for (var text : List.of("search", "sku", "name", "description", "sku_exact")) {
                for (var rest : List.of("", "&cursor=", "&ordering=-price&cursor=&count=true")) {
                    var answer = products.list(text + "=" + value + rest);
                    assertThat(answer.status()).as("%s=%s", text, injection).isEqualTo(200);
                    assertThat(ProductClient.skus(answer.json())).isEmpty();
                }
                assertThat(products.rest().get("/api/products/export.csv?" + text + "=" + value).body())
                        .isEqualTo("sku,name,description,price,active\r\n");
            }
            for (var other : List.of("ordering", "page", "page_size", "active", "cursor", "count")) {
                var answer = products.list(other + "=" + value);
                assertThat(answer.status()).as("%s=%s", other, injection).isEqualTo(400);
            }
        }
        assertThat(products.list("").json().path("count").asLong()).isEqualTo(1);
    }
}
