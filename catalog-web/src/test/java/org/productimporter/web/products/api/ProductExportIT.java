package org.productimporter.web.products.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.files.DataFolder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Exports, and what the real importer makes of them.
@WebServerTest
@TestPropertySource(
        properties = {
            "product.importer.roles=web,importer",
            // Where the log of an import goes; logging starts before OwnDataFolder is asked.
            "product.importer.data=target/product-export-it",
            "product.importer.products.exports=1",
            "product.importer.products.read-timeout=1ms"
        })
@Timeout(120)
class ProductExportIT {

    private static final String HEADER = "sku,name,description,price,active\r\n";

    /// Descriptions that a careless writer or reader of CSV would change.
    private static final List<String> ODD =
            List.of(
                    "",
                    " ",
                    "\t",
                    "\"",
                    "\"\"",
                    "'",
                    ",",
                    " leading and trailing ",
                    "\tleading tab",
                    "a\r\nb",
                    "a\nb",
                    "a\rb",
                    "\r",
                    "\n",
                    "\r\n\r\n",
                    "a \"quoted\" word, and a comma",
                    "\\.",
                    "\\N",
                    "a\\nb",
                    "=1+1",
                    "+1",
                    "-1",
                    "@SUM(A1)",
                    "＝1",
                    "'=1",
                    "é\u0301 😀 \u202eעברית",
                    "a\uFEFFb",
                    "null",
                    "NULL",
                    "a;b|c\td");

    @LocalServerPort private int port;
    @Autowired private DataFolder data;
    @Autowired private JdbcClient database;
    private ProductClient products;

    @BeforeEach
    void emptyCatalogue() {
        products = new ProductClient(Rest.administrator(port, data.root()), database);
        products.clear();
    }

    private void create(Map<String, Object> product) {
        var answer = products.create(JsonMapper.shared().writeValueAsString(product));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private Rest.Answer export(String query) {
        return products.rest().get("/api/products/export.csv" + query);
    }

    @Test
    void anExportIsCsvInTheOrderOfTheIds() {
        create(Map.of("sku", "b", "name", " say \"hi\" ", "description", "x\ny", "price", "1.5"));
        create(Map.of("sku", "a", "name", "=cmd()", "active", false));
        create(Map.of("sku", "-1", "name", "＠n", "description", "\tx"));

        var safe = export("");
        assertThat(safe.status()).isEqualTo(200);
        assertThat(safe.header("Content-Type")).isEqualTo("text/csv;header=present;charset=UTF-8");
        assertThat(safe.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"products.csv\"");
        assertThat(safe.body())
                .isEqualTo(
                        HEADER
                                + "\"b\",\" say \"\"hi\"\" \",\"x\ny\",1.50,true\r\n"
                                + "\"a\",\"'=cmd()\",\"\",,false\r\n"
                                + "\"'-1\",\"'＠n\",\"'\tx\",,true\r\n");
        assertThat(export("?raw=true").body()).isEqualTo(safe.body().replace("'", ""));
        assertThat(export("/?raw=true&active=false").body())
                .isEqualTo(HEADER + "\"a\",\"=cmd()\",\"\",,false\r\n");
        assertThat(export("?search=SAY%20%22&sku_exact=B").body().lines().count()).isEqualTo(3);
        assertThat(export("?raw=perhaps").status()).isEqualTo(400);
        var head = products.send("HEAD", "/api/products/export.csv", "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).startsWith("text/csv");
    }

    @Test
    void aRawExportImportsAsUnchanged() {
        for (int at = 0; at < ODD.size(); at++) {
            var odd = ODD.get(at);
            create(
                    Map.of(
                            "sku",
                            (at % 2 == 0 ? "=S'\"," : "é ") + at,
                            "name",
                            odd.isBlank() ? "n" : odd,
                            "description",
                            odd,
                            "price",
                            at % 3 + ".5",
                            "active",
                            at % 2 == 0));
        }
        create(
                Map.of(
                        "sku",
                        "no price",
                        "name",
                        "n".repeat(255),
                        "description",
                        "é".repeat(10_000)));
        database.sql(
                        "insert into product (sku, name, price) select 'x' || n, 'y', n from generate_series(1, 3000) n")
                .update();
        var total = ODD.size() + 1 + 3000;
        var before =
                database.sql("select string_agg(p::text, '|' order by id) from product p")
                        .query(String.class)
                        .single();

        var rows = imported(export("?raw=true").body());

        assertThat(rows.path("read").asLong()).isEqualTo(total);
        assertThat(rows.path("unchanged").asLong()).isEqualTo(total);
        assertThat(
                        database.sql("select string_agg(p::text, '|' order by id) from product p")
                                .query(String.class)
                                .single())
                .isEqualTo(before);
    }

    @Test
    void aSafeExportImportsAsUnchangedWhereNothingLooksLikeAFormula() {
        create(Map.of("sku", "A", "name", "'quoted'", "description", " a\r\nb "));
        create(Map.of("sku", "B", "name", "1+1", "description", "=1"));

        var rows = imported(export("").body());

        assertThat(rows.path("unchanged").asLong()).isEqualTo(1);
        assertThat(rows.path("updated").asLong()).isEqualTo(1);
        assertThat(
                        products.rest()
                                .get("/api/products/by-sku/b")
                                .json()
                                .path("description")
                                .asString())
                .isEqualTo("'=1");
    }

    /// @return the counts of the import
    private JsonNode imported(String csv) {
        var asked = products.rest().csv("/api/imports?file_name=export.csv", csv, Map.of());
        var address = "/api/imports/" + asked.json().path("id").asLong();
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                List.of("completed", "failed")
                                        .contains(
                                                products.rest()
                                                        .get(address)
                                                        .json()
                                                        .path("state")
                                                        .asString()));
        var done = products.rest().get(address).json();
        assertThat(done.path("state").asString()).as(done.toString()).isEqualTo("completed");
        return done.path("rows");
    }

    /// Far more than the buffers between the database and a client that does not read.
    private void fill() {
        database.sql(
                        """
                        insert into product (sku, name, description)
                        select 's' || n, 'n', repeat(md5(n::text), 300)
                        from generate_series(1, 5000) n
                        """)
                .update();
    }

    private InputStream begin() throws IOException, InterruptedException {
        var answer =
                HttpClient.newHttpClient()
                        .send(
                                products.rest().request("/api/products/export.csv").build(),
                                BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body().readNBytes(HEADER.length()), UTF_8)).isEqualTo(HEADER);
        return answer.body();
    }

    private static final String EXPORTS =
            """
            select pid
            from pg_stat_activity
            where datname = current_database()
            and state = 'active'
            and query like '%copy (%'
            and pid <> pg_backend_pid()
            """;

    private List<Integer> exports() {
        return database.sql(EXPORTS).query((row, number) -> row.getInt("pid")).list();
    }

    @Test
    void aReaderWhoGoesAwayEndsTheExport() throws Exception {
        fill();
        var body = begin();
        assertThat(exports()).hasSize(1);
        var refused = export("");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("30");

        body.close();

        await().until(() -> exports().isEmpty());
        await().until(() -> export("?sku_exact=s1").status() == 200);
    }

    @Test
    void anExportThatBreaksDoesNotLookComplete() throws Exception {
        fill();
        var body = begin();
        database.sql("select pg_terminate_backend(:pid)")
                .param("pid", exports().getFirst())
                .query(Boolean.class)
                .single();

        assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        await().until(() -> export("?sku_exact=s1").status() == 200);
    }

    @Test
    void aSearchThatTakesTooLongIsEndedAndAnExportIsNot() {
        fill();

        var answer = products.list("description=zz");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("title").asString()).isEqualTo("The search took too long");
        assertThat(answer.json().path("detail").asString()).contains("ended after 1 ms");
        assertThat(export("?description=zz").body()).isEqualTo(HEADER);
    }
}
