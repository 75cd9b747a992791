package org.productimporter.importer.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.importer.node.ImporterNodeTest;
import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rules of known exports in a whole import.
class PlatformRulesIT extends ImporterNodeTest {

    private static final String SHOPIFY =
            "Handle,Title,Body (HTML),Published,Variant SKU,Variant Price,Image Src,Image Position\n";

    /// Several ranges of 40 KB.
    private static final int VARIANTS = 6_000;

    @TempDir private Path folder;

    PlatformRulesIT(TestDatabase server, JdbcClient database) {
        super(server, database);
    }

    /// The variants of a handle lie in several ranges; one of them is invalid, and so is the first row of a handle.
    @Test
    void shopifyVariantsHaveTheTextsOfTheirHandleInEveryRange() throws IOException {
        var text = new StringBuilder(SHOPIFY);
        text.append("lamp,Lamp,\"Two\nlines\",FALSE,L-0,1.50,a.jpg,1\n");
        for (int variant = 1; variant < VARIANTS; variant++) {
            text.append("lamp,,,,L-%d,%s,,\n".formatted(variant, variant == 10 ? "free" : "2.50"));
        }
        text.append("lamp,,,,,,b.jpg,2\nlamp,,,,,,c.jpg,3\ndesk,Desk,,TRUE,D-0,none,,\ndesk,,,,D-1,3.50,,\n");
        text.append("desk,,,,,9.50,,\n");

        var id = imported(text);

        assertThat(requests.status(id).message())
                .isEqualTo("6,000 new, 0 updated, 0 unchanged, 0 duplicate, 3 rejected");
        assertThat(requests.chunksDone(id, "stage")).isGreaterThan(3);
        assertThat(database
                .sql("select count(*) from product where name = 'Lamp' and description = E'Two\nlines' and not active")
                .query(Integer.class)
                .single()).isEqualTo(VARIANTS - 1);
        assertThat(database.sql("select sku || name || price || active from product where sku like 'D%'")
                .query(String.class)
                .list()).containsExactly("D-1Desk3.50true");
        assertThat(rejections(id)).containsExactly("13 bad_number lamp,\"Lamp\",\"Two\nlines\",\"FALSE\",L-10,free,,",
                "6005 bad_number desk,Desk,,TRUE,D-0,none,,", "6007 missing_sku desk,\"Desk\",,\"TRUE\",,9.50,,");
        // Read are the products and the rejected rows.
        assertThat(database.sql("select rows_read || ' ' || warnings::text from import where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single()).startsWith("6003 ").contains("2 rows hold only images of a product");
    }

    @Test
    void magentoWritesTwoForDisabled() throws IOException {
        var id = imported("""
                sku,attribute_set_code,product_type,name,product_online,price
                A,Default,simple,Lamp,2,1.50
                B,Default,simple,Desk,2,2.50
                C,Default,simple,Sofa,1,3.50
                """);

        assertThat(requests.status(id).message()).isEqualTo("3 new, 0 updated, 0 unchanged, 0 duplicate, 0 rejected");
        assertThat(database.sql("select sku from product where active").query(String.class).list())
                .containsExactly("C");
    }

    /// One price with a currency is an exception in a column of plain prices.
    @Test
    void aCurrencyIsThatOfMostPrices() throws IOException {
        var id = imported("sku,name,price\nA,a,1.50\nB,b,12 EUR\nC,c,2.50\n");

        assertThat(rejections(id)).containsExactly("3 bad_number B,b,12 EUR");
        assertThat(database.sql("select mapping -> 'reasons' ->> 'currency' from import where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single()).contains("1 of 3 sampled prices name EUR", "such rows are rejected");
    }

    /// Only a word in the SKU column of a row without a name is evidence: a product may be named "Total".
    @Test
    void noProductIsTakenForARowOfTotals() throws IOException {
        var id = imported(
                "sku,name,price\nA,a,1.50\n4711,Total,2.50\nTotal,Total,3\n2,,4.00\n,Total,4.00\nTotal:,,4.00\n");

        assertThat(database.sql("select sku from product order by sku_key").query(String.class).list())
                .isEqualTo(List.of("4711", "A", "Total"));
        assertThat(rejections(id)).containsExactly("5 missing_name 2,,4.00", "6 missing_sku ,Total,4.00",
                "7 totals_row Total:,,4.00");
    }

    private ImportId imported(CharSequence text) throws IOException {
        var id = requests.insert(Files.writeString(folder.resolve("file.csv"), text));
        node.runToEnd(id);
        return id;
    }

    private List<String> rejections(ImportId id) {
        return database.sql(
                "select line || ' ' || code || ' ' || raw from import_rejection where import_id = :id order by line")
                .param("id", id.value())
                .query((row, _) -> row.getString(1))
                .list();
    }
}
