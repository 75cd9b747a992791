package org.productimporter.importer.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.model.text.Utf8Text;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What is sent in the binary format is what PostgreSQL reads, and the other way round.
@OnPostgres(shared = true)
class CopyWriterIT {

    private final BinaryCopy copies;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    CopyWriterIT(DataSource source, JdbcClient database) {
        this.copies = new BinaryCopy(source);
        this.database = database;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @Test
    void pricesArriveAsTheyWere() {
        var prices = new LinkedHashSet<BigDecimal>();
        for (var text : List.of("0.00", "0.01", "0.10", "0.99", "1.00", "9999.99", "10000.00", "10000.01", "100000.00",
                "99999999.99", "100000000.00", "100000000.01", "100010000.00", "999999999999.99")) {
            prices.add(new BigDecimal(text));
        }
        var random = new Random(1);
        for (int i = 0; i < 5_000; i++) {
            prices.add(BigDecimal.valueOf(random.nextLong((long) Math.pow(10, 1 + random.nextInt(14))), 2));
        }

        var arrived = copied("price numeric(14, 2)", "price", BigDecimal.class, copy -> {
            for (var price : prices) {
                copy.startRow(1);
                copy.price(price.movePointRight(2).longValueExact());
            }
        });

        assertThat(arrived).containsExactlyElementsOf(prices);
    }

    @Test
    void textsOfAnySizeArriveAsTheyWere() {
        var texts = List.of("", "\\N", "tab\t \"quote\" \n \\.", "ä😀", "x".repeat(65_535), "y".repeat(65_536),
                "é".repeat(100_000));

        var arrived = copied("line int, value text", "value", String.class, copy -> {
            for (int no = 0; no < texts.size(); no++) {
                copy.startRow(2);
                copy.integer(no);
                copy.text(Utf8Text.of(texts.get(no)));
            }
        });

        assertThat(arrived).isEqualTo(texts);
    }

    @Test
    void placesFlagsAndNullsArriveAsTheyWere() {
        var arrived = copied("place tid, id bigint, active boolean, price numeric, attributes jsonb",
                "format('%s %s %s %s %s', place, id, active, price, attributes)", String.class, copy -> {
                    copy.startRow(5);
                    copy.tid(4_000_000_000L, 65_000);
                    copy.bigint(-7);
                    copy.bool(true);
                    copy.price(CopyWriter.NO_PRICE);
                    copy.jsonb(Utf8Text.of("{\"clé\": \"\\u0041 😀\"}"));
                    copy.startRow(5);
                    copy.tid(0, 1);
                    copy.bigint(Long.MAX_VALUE);
                    copy.bool(false);
                    copy.price(1);
                    copy.jsonb(null);
                });

        assertThat(arrived).containsExactly("(4000000000,65000) -7 t  {\"clé\": \"A 😀\"}",
                "(0,1) 9223372036854775807 f 0.01 ");
    }

    @Test
    void valuesAreReadAsTheyAre() {
        var values = new ArrayList<String>();

        transaction.executeWithoutResult(_ -> copies.read("""
                copy (
                    select convert_to(repeat('é', n), 'UTF8')
                    from generate_series(0, 40000, 20000) n)
                to stdout (format binary)""", row -> values.add(row.text().toString())));

        assertThat(values).containsExactly("", "é".repeat(20_000), "é".repeat(40_000));
    }

    @Test
    void pricesAreReadAsTheyAre() {
        var prices = new ArrayList<Long>();

        transaction.executeWithoutResult(_ -> copies.read(
                """
                        copy (
                            select price::numeric(14, 2)
                            from unnest(array[0, 0.01, 0.1, 1, 9999.99, 10000, 10000.01, 99999999, 100000000, 100010000.5, 999999999999.99, null]) price)
                        to stdout (format binary)""",
                row -> prices.add(row.price())));

        assertThat(prices).containsExactly(0L, 1L, 10L, 100L, 999_999L, 1_000_000L, 1_000_001L, 9_999_999_900L,
                10_000_000_000L, 10_001_000_050L, 99_999_999_999_999L, CopyWriter.NO_PRICE);
    }

    @Test
    void literalsAreReadAsTheyAre() {
        var texts = List.of("a'b", "\\n\\", "\"{}, ", "'';", "é😀");
        var read = new ArrayList<String>();

        transaction.executeWithoutResult(
                _ -> copies.read("copy (select unnest(" + BinaryCopy.literal(texts) + ")) to stdout (format binary)",
                        row -> read.add(row.text().toString())));

        assertThat(read).isEqualTo(texts);
    }

    @Test
    void nothingIsRead() {
        transaction.executeWithoutResult(
                _ -> copies.read("copy (select ''::bytea where false) to stdout (format binary)", value -> {
                    throw new AssertionError("unexpected " + value.text());
                }));
    }

    @Test
    void aDuplicateKeyIsTold() {
        assertThatThrownBy(() -> copied("value text unique", "value", String.class, copy -> {
            for (int no = 0; no < 2; no++) {
                copy.startRow(1);
                copy.text(Utf8Text.of("same"));
            }
        })).isInstanceOf(DuplicateKeyException.class).hasMessageContaining("same");
    }

    private <T> List<T> copied(String columns, String selected, Class<T> type, BinaryCopy.Rows rows) {
        return java.util.Objects.requireNonNull(transaction.execute(_ -> {
            database.sql("create temporary table copied (" + columns + ") on commit drop").update();
            copies.write("copy copied from stdin (format binary)", rows);
            return database.sql("select " + selected + " from copied").query(type).list();
        }));
    }
}
