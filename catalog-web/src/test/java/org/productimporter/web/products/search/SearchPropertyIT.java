package org.productimporter.web.products.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductRowMapper;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// After random changes and with a lagging index, a search finds what reading all products finds, in the same order, or
/// reports the lag.
@WebServerTest
@TestPropertySource(properties = {"product.importer.search.indexer=false", "product.importer.search.unindexed-limit=40",
        "product.importer.search.batch-size=9", "product.importer.search.exact-count-limit=1000"})
@Timeout(300)
class SearchPropertyIT {

    private static final String PRODUCTS = "/api/products/";
    private static final List<String> WORDS =
            List.of("oak", "Oakq", "ÉTÉ", "Été", "a b", "q", "%", "_", "\\", "50%_", "Σ", "oa k");
    private static final List<String> TERMS = Stream.concat(WORDS.stream(), Stream.of("", "")).toList();
    private static final Map<String, Comparator<Product>> ORDERINGS =
            Map.of("id", Comparator.comparingLong(Product::id), "sku", Comparator.comparing(Product::sku), "name",
                    Comparator.comparing(Product::name).thenComparingLong(Product::id), "price",
                    Comparator.comparing(SearchPropertyIT::priceOrMaximum).thenComparingLong(Product::id), "updated_at",
                    Comparator.comparing(Product::updatedAt).thenComparingLong(Product::id));
    private static final int ROUNDS = 40;

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    @Autowired private SearchIndexer indexer;
    private Rest rest;

    @BeforeEach
    void emptyCatalogue() {
        rest = Rest.administrator(port, data.root());
        database.sql("truncate product").update();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void findsWhatReadingAllProductsFinds(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            change(random, round);
            for (int search = 0; search < 4; search++) {
                compare(random, seed, round);
            }
        }
    }

    private static final String IMPORT = """
            with changed as (
                insert into product (sku, name, description, price)
                select 'i' || n, :name, :description, case when n % 3 > 0 then :price + n % 2 end
                from generate_series(:first, :first + 19) n
                on conflict (sku_key) do update
                set name = excluded.name,
                    description = excluded.description,
                    price = excluded.price,
                    updated_at = now()
                returning id, created_at = now() as is_new
            )
            select append_product_outbox(array_agg(id), count(*) filter (where is_new))
            from changed
            """;

    private void change(Random random, int round) {
        switch (random.nextInt(5)) {
            case 0, 1 -> database.sql(IMPORT)
                    .param("name", text(random))
                    .param("description", text(random))
                    .param("price", random.nextInt(4))
                    .param("first", random.nextInt(60))
                    .query(Long.class)
                    .single();
            case 2 -> create("r" + round, text(random));
            case 3 -> delete(random);
            default -> indexer.indexBatch();
        }
    }

    private void create(String sku, String name) {
        rest.json(PRODUCTS, "{\"sku\": \"%s\", \"name\": \"%s\"}".formatted(sku, name));
    }

    private void delete(Random random) {
        var all = products();
        if (!all.isEmpty()) {
            rest.delete(PRODUCTS + all.get(random.nextInt(all.size())).id());
        }
    }

    private static String text(Random random) {
        return word(random).replace("\\", "x") + ' ' + word(random).replace("\\", "y");
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private void compare(Random random, long seed, int round) {
        var term = random.nextInt(4) == 0 ? "i" + random.nextInt(80) : TERMS.get(random.nextInt(TERMS.size()));
        var field = List.of("search", "sku", "name", "description").get(random.nextInt(4));
        var key = ORDERINGS.keySet().stream().sorted().toList().get(random.nextInt(ORDERINGS.size()));
        var ascending = random.nextBoolean();
        var order = Objects.requireNonNull(ORDERINGS.get(key));
        var query = "?%s=%s&ordering=%s&page_size=%d".formatted(field, URLEncoder.encode(term, UTF_8),
                ascending ? key : "-" + key, 1 + random.nextInt(30));
        var expected = products().stream()
                .filter(product -> matches(product, field, term))
                .sorted(ascending ? order : order.reversed())
                .map(Product::id)
                .toList();

        var found = new ArrayList<Long>();
        var isLagging = read(query, found);

        var description = "seed %d round %d %s".formatted(seed, round, query);
        if (isLagging) {
            var known = expected.stream().filter(found::contains).toList();
            assertThat(found).as(description).isEqualTo(known);
        } else {
            assertThat(found).as(description).isEqualTo(expected);
            assertThat(rest.get(PRODUCTS + query).json().path("count").asLong()).as(description)
                    .isEqualTo(expected.size());
        }
    }

    /// Reads the whole list by cursor and returns whether a response reported a lag.
    private boolean read(String query, List<Long> ids) {
        var isLagging = false;
        for (var cursor = "";;) {
            var answer = rest.get(PRODUCTS + query + "&cursor=" + cursor);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            isLagging |= !answer.header("Search-Behind").isEmpty();
            answer.json().path("results").forEach(found -> ids.add(found.path("id").asLong()));
            if (answer.json().path("next_cursor").isNull()) {
                return isLagging;
            }
            cursor = answer.json().path("next_cursor").asString();
        }
    }

    private List<Product> products() {
        return database.sql("select * from product").query(new ProductRowMapper()).list();
    }

    /// Products without a price come last.
    private static BigDecimal priceOrMaximum(Product product) {
        return Objects.requireNonNullElse(product.price(), new BigDecimal("1e15"));
    }

    private static boolean matches(Product product, String field, String term) {
        return switch (field) {
            case "sku" -> contains(product.sku(), term);
            case "name" -> contains(product.name(), term);
            case "description" -> contains(product.description(), term);
            default -> contains(product.sku(), term) || contains(product.name(), term)
                    || contains(product.description(), term);
        };
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
