package org.productimporter.importer.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.importer.csv.Utf8Slice;
import org.productimporter.importer.rows.RowCopy;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions.Missing;
import org.productimporter.model.product.AttributeJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// What is sent in the binary format is what PostgreSQL reads, and the bucket that Java finds is
/// the one that the database's key belongs to.
@OnPostgres
class CopyBufferIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ImportId ID = new ImportId(1);

    private final DataSource source;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    CopyBufferIT(DataSource source, JdbcClient database) {
        this.source = source;
        this.database = database;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @BeforeEach
    void createStaging() {
        transaction.executeWithoutResult(_ -> {
            var staging = new StagingRepository(database);
            staging.drop(ID);
            staging.prepare(ID, 9);
        });
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
            var bound = (long) Math.pow(10, 1 + random.nextInt(14));
            prices.add(BigDecimal.valueOf(random.nextLong(bound), 2));
        }
        var rows = new ArrayList<RowCopy.Valid>();
        prices.forEach(price -> rows.add(row(rows.size(), "sku", price)));

        copy(rows, new KeyRanges(List.of()));

        assertThat(database.sql("select price from staging.import_1 order by line").query(BigDecimal.class).list())
                .containsExactlyElementsOf(prices);
    }

    @Test
    void textsFlagsAndNullsArriveAsTheyWere() {
        var rows = List.of(row(1, "a", null), new RowCopy.Valid(2, "\\N", "", "tab\t \"quote\" \n \\.", null, true),
                new RowCopy.Valid(3_000_000_000L, "ä😀", "x".repeat(255), "😀", null, false));

        copy(rows, new KeyRanges(List.of()));

        assertThat(database.sql("""
                select line, sku, name, description, price, active
                from staging.import_1
                order by line
                """)
                .query((row, _) -> new RowCopy.Valid(row.getLong("line"), row.getString("sku"), row.getString("name"),
                        row.getString("description"), row.getBigDecimal("price"),
                        row.getObject("active", Boolean.class)))
                .list()).isEqualTo(rows);
    }

    @Test
    void attributesArriveAsTheyWere() {
        var nasty = new TreeMap<String, @Nullable String>();
        for (char c = 1; c < 0xA0; c++) {
            nasty.put("key " + (int) c, "a" + c + "b");
        }
        nasty.put("clé \"1\" \\ 😀", "\\u0041\r\n😀");
        nasty.put("removed", null);
        var rows = List.of(row(1, "a", null),
                new RowCopy.Valid(2, "b", null, null, null, null, AttributeJson.of(Map.of("Farbe", "grün", "x", "{}"))),
                new RowCopy.Valid(3, "c", null, null, null, null, AttributeJson.of(nasty)));

        copy(rows, new KeyRanges(List.of()));

        assertThat(database.sql("select attributes from staging.import_1 order by line").query(String.class).list())
                .satisfiesExactly(none -> assertThat(none).isNull(),
                        two -> assertThat(two).isEqualTo("{\"x\": \"{}\", \"Farbe\": \"grün\"}"),
                        all -> assertThat(JSON.readTree(all)).isEqualTo(JSON.valueToTree(nasty)));
    }

    /// Every row must stand in the bucket of its key, or the merge would not find its product.
    @Test
    void rowsOfAnyScriptStandInTheBucketOfTheirKey() {
        var borders = List.of("7", "b", "m", "z", "é", "σ", "ａ", "😀");
        var random = new Random(2);
        var rows = new ArrayList<RowCopy.Valid>();
        var letters = "07aAbBmMzZ-_{éÉeE\u0301ΣσςſKKÅåİıßẞσｂＡ\uE000😀\uD83D\uDE80";
        for (int i = 0; i < 5_000; i++) {
            var sku = new StringBuilder();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                int at = random.nextInt(letters.codePointCount(0, letters.length()));
                sku.appendCodePoint(letters.codePointAt(letters.offsetByCodePoints(0, at)));
            }
            rows.add(row(i, sku.toString(), null));
        }

        copy(rows, new KeyRanges(borders));

        assertThat(database.sql("""
                select sku
                from staging.import_1
                where bucket <> (
                    select count(*)
                    from unnest(:borders::text[]) border
                    where border collate "C" <= product_key(sku) collate "C")
                """).param("borders", borders.toArray(String[]::new)).query(String.class).list()).isEmpty();
    }

    @Test
    void keysOfAsciiSkusAreThoseOfTheDatabase() {
        var skus = new ArrayList<String>();
        for (char c = ' '; c < 127; c++) {
            skus.add("x" + c + "Y");
        }
        var random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            var sku = new StringBuilder("x");
            random.ints(20, '!', 127).forEach(sku::appendCodePoint);
            skus.add(sku.toString());
        }
        var keys = database.sql("""
                select product_key(sku)
                from unnest(:skus::text[]) with ordinality as given (sku, no)
                order by no
                """).param("skus", skus.toArray(String[]::new)).query(String.class).list();

        assertThat(skus.stream().map(CopyBufferIT::asciiKey).toList()).isEqualTo(keys);
        assertThat(AsciiSkuKey.of(slice("é"))).isNull();
    }

    private static String asciiKey(String sku) {
        return new String(java.util.Objects.requireNonNull(AsciiSkuKey.of(slice(sku))), StandardCharsets.UTF_8);
    }

    private static Utf8Slice slice(String text) {
        var slice = new Utf8Slice();
        slice.set(text);
        return slice;
    }

    private static RowCopy.Valid row(long line, String sku, @Nullable BigDecimal price) {
        return new RowCopy.Valid(line, sku, null, null, price, null);
    }

    private void copy(List<RowCopy.Valid> rows, KeyRanges keys) {
        var range = new StagedRange(keys, 16);
        rows.forEach(row -> range.accept(row.view()));
        transaction.executeWithoutResult(_ -> {
            try {
                new RangeCopier(source, database).copy(ID, range, Missing.KEEP);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
