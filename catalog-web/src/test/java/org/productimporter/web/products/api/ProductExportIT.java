package org.productimporter.web.products.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.productimporter.web.WebServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Complete and aborted exports.
@WebServerTest
@ExtendWith(EmptyCatalogue.class)
@TestPropertySource(properties = {"product.importer.products.exports=1", "product.importer.products.read-timeout=1ms"})
@Timeout(120)
class ProductExportIT {

    private static final String HEADER = "sku,name,description,price,active\r\n";

    private static final String EXPORTS = """
            select pid
            from pg_stat_activity
            where datname = current_database()
            and state = 'active'
            and query like '%copy (%'
            and pid <> pg_backend_pid()
            """;

    @Autowired private JdbcClient database;
    private final ProductClient products;

    ProductExportIT(ProductClient products) {
        this.products = products;
    }

    @Test
    void exportsCsvInOrderOfIds() {
        products.create(Map.of("sku", "b", "name", " say \"hi\" ", "description", "x\ny", "price", "1.5"));
        products.create(Map.of("sku", "a", "name", "=cmd()", "active", false));
        products.create(Map.of("sku", "-1", "name", "＠n", "description", "\tx"));

        numberByCreation();

        var safe = products.export("?safe=true");
        assertThat(safe.status()).isEqualTo(200);
        assertThat(safe.header("Content-Type")).isEqualTo("text/csv;header=present;charset=UTF-8");
        assertThat(safe.header("Content-Disposition")).isEqualTo("attachment; filename=\"products.csv\"");
        assertThat(safe.body()).isEqualTo(HEADER + "\"b\",\" say \"\"hi\"\" \",\"x\ny\",1.50,true\r\n"
                + "\"a\",\"'=cmd()\",\"\",,false\r\n" + "\"'-1\",\"'＠n\",\"'\tx\",,true\r\n");
        assertThat(products.export("").body()).isEqualTo(safe.body().replace("'", ""));
        assertThat(products.export("?raw=true").body()).isEqualTo(products.export("?raw=false").body())
                .isEqualTo(products.export("").body());
        assertThat(products.export("/?raw=true&active=false").body())
                .isEqualTo(HEADER + "\"a\",\"=cmd()\",\"\",,false\r\n");
        assertThat(products.export("?search=SAY%20%22&sku_exact=B").body().lines().count()).isEqualTo(3);
        assertThat(products.export("?raw=perhaps").status()).isEqualTo(400);
        assertThat(products.export("?safe=perhaps").status()).isEqualTo(400);
        var head = products.send("HEAD", "/api/products/export.csv", "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).startsWith("text/csv");
    }

    /// Each session draws its IDs from a range of its own, so those of two requests have any order.
    private void numberByCreation() {
        database.sql("""
                update product p
                set id = 1000000000 + numbered.no
                from (select id, row_number() over (order by created_at) as no from product) as numbered
                where numbered.id = p.id
                """).update();
    }

    @Test
    void exportsAColumnForEachAttribute() {
        products.create(Map.of("sku", "a", "name", "A", "attributes", Map.of("b", "=1+1", "Price", "9", "a,b", "\"")));
        products.create(Map.of("sku", "b", "name", "B", "attributes", Map.of("Größe", "L\r\nXL", "=x", "@")));
        products.create(Map.of("sku", "c", "name", "C"));
        numberByCreation();

        assertThat(products.export("").body()).isEqualTo(HEADER.strip() + ",=x,Größe,attributes.Price,\"a,b\",b\r\n"
                + "\"a\",\"A\",\"\",,true,,,\"9\",\"\"\"\",\"=1+1\"\r\n"
                + "\"b\",\"B\",\"\",,true,\"@\",\"L\r\nXL\",,,\r\n" + "\"c\",\"C\",\"\",,true,,,,,\r\n");
        assertThat(products.export("?safe=true&sku_exact=b").body())
                .isEqualTo(HEADER.strip() + ",'=x,Größe\r\n" + "\"b\",\"B\",\"\",,true,\"'@\",\"L\r\nXL\"\r\n");
        assertThat(products.export("?sku_exact=c").body()).startsWith(HEADER);
    }

    @Test
    void refusesMoreColumnsThanAFileCanHave() {
        database.sql("""
                insert into product (sku, name, attributes)
                select 'p' || n, 'n', jsonb_build_object('key ' || n, 'x')
                from generate_series(1, 1001) n
                """).update();

        var answer = products.export("");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("detail").asString()).contains("more than 1,000 keys");
        assertThat(products.export("?search=p1").status()).isEqualTo(200);
    }

    @Test
    void exportsAWorkbookOfTexts() throws IOException, InterruptedException {
        products.create(Map.of("sku", "00123", "name", "=1+1", "price", "1.50", "attributes", Map.of("b", "@x")));
        products.create(Map.of("sku", "2", "name", "B", "active", false));
        numberByCreation();

        var answer = HttpClient.newHttpClient()
                .send(products.rest().request("/api/products/export.xlsx").build(), BodyHandlers.ofInputStream());

        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"products.xlsx\"");
        try (var workbook = new ReadableWorkbook(answer.body())) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).extracting(row -> row.stream().map(Cell::getText).toList())
                    .containsExactly(List.of("sku", "name", "description", "price", "active", "b"),
                            List.of("00123", "=1+1", "", "1.50", "true", "@x"), List.of("2", "B", "", "", "false", ""));
            assertThat(rows.get(1).stream()).allMatch(cell -> cell.getType() == CellType.STRING);
        }
    }

    /// Inserts more than the buffers between the database and a client hold.
    private void fill() {
        database.sql("""
                insert into product (sku, name, description)
                select 's' || n, 'n', repeat(md5(n::text), 300)
                from generate_series(1, 5000) n
                """).update();
    }

    private InputStream begin() throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient()
                .send(products.rest().request("/api/products/export.csv").build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body().readNBytes(HEADER.length()), UTF_8)).isEqualTo(HEADER);
        return answer.body();
    }

    private List<Integer> exports() {
        return database.sql(EXPORTS).query((row, number) -> row.getInt("pid")).list();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void disconnectedClientEndsTheExport(CapturedOutput log) throws Exception {
        fill();
        var body = begin();
        assertThat(exports()).hasSize(1);
        var refused = products.export("");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("30");

        body.close();

        await().until(() -> exports().isEmpty());
        await().until(() -> products.export("?sku_exact=s1").status() == 200);
        assertThat(log).doesNotContain("marked as broken");
    }

    @Test
    void abortedExportIsIncomplete() throws Exception {
        fill();
        var body = begin();
        database.sql("select pg_terminate_backend(:pid)")
                .param("pid", exports().getFirst())
                .query(Boolean.class)
                .single();

        assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        await().until(() -> products.export("?sku_exact=s1").status() == 200);
    }

    @Test
    void searchHasTimeoutAndExportHasNone() {
        fill();

        var answer = products.list("description=zz");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("title").asString()).isEqualTo("The search took too long");
        assertThat(answer.json().path("detail").asString()).contains("ended after 1 ms");
        assertThat(products.export("?description=zz").body()).isEqualTo(HEADER);
    }
}
