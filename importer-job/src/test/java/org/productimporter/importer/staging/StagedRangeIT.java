package org.productimporter.importer.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.importer.copy.BinaryCopy;
import org.productimporter.importer.copy.CopyWriter;
import org.productimporter.importer.csv.Utf8Slice;
import org.productimporter.importer.rows.RowCopy;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions.Missing;
import org.productimporter.model.product.AttributeJson;
import org.productimporter.model.text.Utf8Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What is staged is what is read, and the bucket that Java finds is the one that the database's key belongs to.
@OnPostgres
class StagedRangeIT {

    private static final ImportId ID = new ImportId(1);
    private static final Bucket BUCKET = new Bucket(ID, 0, null, null);

    private final BinaryCopy copies;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    StagedRangeIT(DataSource source, JdbcClient database) {
        this.copies = new BinaryCopy(source);
        this.database = database;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @BeforeEach
    void createStaging() {
        transaction.executeWithoutResult(_ -> {
            var staging = new StagingRepository(database);
            staging.drop(ID);
            staging.prepare(ID);
        });
    }

    @Test
    void rowsArriveAsTheyWere() {
        var rows = List.of(row(1, "a", null), new RowCopy.Valid(2, "\\N", "", "tab\t \"quote\" \n \\.", null, true),
                new RowCopy.Valid(3_000_000_000L, "ä😀", "x".repeat(255), "😀", new BigDecimal("0.01"), false),
                new RowCopy.Valid(4, "b", null, null, null, null, AttributeJson.of(nastyAttributes())));

        copy(1, rows, new KeyRanges(List.of()));

        assertThat(read(BUCKET).rows().stream().map(StagedRangeIT::row)).containsExactlyInAnyOrderElementsOf(rows);
    }

    private static Map<String, @Nullable String> nastyAttributes() {
        var nasty = new TreeMap<String, @Nullable String>();
        for (char c = 1; c < 0xA0; c++) {
            nasty.put("key " + (int) c, "a" + c + "b");
        }
        nasty.put("clé \"1\" \\ 😀", "\\u0041\r\n😀");
        nasty.put("removed", null);
        return nasty;
    }

    @Test
    void rowsAreSortedByKeyAndLine() {
        copy(2, List.of(row(4, "B", null), row(5, "a", null)), new KeyRanges(List.of()));
        copy(1, List.of(row(1, "c", null), row(2, "b", null), row(3, "A", null)), new KeyRanges(List.of()));

        assertThat(read(BUCKET).rows().stream().map(row -> row.line() + row.sku().toString())).containsExactly("3A",
                "5a", "2b", "4B", "1c");
    }

    /// With a small heap, a bucket is merged in parts.
    @Test
    void aLargeBucketIsDividedIntoPartsWithoutLosingARow() {
        for (int range = 0; range < 5; range++) {
            var from = range;
            copy(range,
                    IntStream.range(0, 200)
                            .mapToObj(n -> row(from * 200 + n, "s" + (n * 7 + from) % 300, null))
                            .toList(),
                    new KeyRanges(List.of()));
        }
        var reader = reader(5_000);

        var parts = transaction.execute(_ -> reader.parts(BUCKET));

        assertThat(parts).hasSizeBetween(8, 15);
        var lines = parts.stream().flatMap(part -> read(reader, part).rows().stream()).map(StagedRow::line).toList();
        assertThat(lines).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(parts).allSatisfy(part -> assertThat(read(reader, part).rows()).hasSizeLessThan(300));
    }

    @Test
    void rowsOfOneSkuDoNotFillTheMemory() {
        for (int range = 0; range < 10; range++) {
            var from = range;
            copy(range, IntStream.range(0, 200).mapToObj(n -> named(from * 200 + n, "same")).toList(),
                    new KeyRanges(List.of()));
        }
        var reader = reader(10_000);
        var parts = transaction.execute(_ -> reader.parts(BUCKET));

        var rows = parts.stream().map(part -> read(reader, part)).toList();

        assertThat(rows.stream().mapToLong(part -> part.rows().size() + part.superseded()).sum()).isEqualTo(2_000);
        assertThat(rows.stream().mapToInt(part -> part.rows().size()).sum()).isLessThan(500);
        assertThat(rows.getLast().rows().getLast().line()).isEqualTo(1_999);
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

        copy(1, rows, new KeyRanges(borders));

        long found = 0;
        for (int no = 0; no <= borders.size(); no++) {
            var from = no == 0 ? null : borders.get(no - 1);
            var bucket = new Bucket(ID, no, from, no == borders.size() ? null : borders.get(no));
            var staged = read(bucket).rows();
            assertThat(staged.stream().map(row -> row.key().toString()))
                    .containsExactlyElementsOf(keys(staged.stream().map(row -> row.sku().toString()).toList()));
            found += staged.size();
        }
        assertThat(found).isEqualTo(rows.size());
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

        assertThat(skus.stream().map(sku -> String.valueOf(asciiKey(sku)))).containsExactlyElementsOf(keys(skus));
        assertThat(asciiKey("é")).isNull();
    }

    private static @Nullable Utf8Text asciiKey(String sku) {
        var slice = new Utf8Slice();
        slice.set(sku);
        return AsciiSkuKey.of(slice);
    }

    private List<@Nullable String> keys(List<String> skus) {
        return database.sql("""
                select product_key(sku)
                from unnest(:skus::text[]) with ordinality as given (sku, no)
                order by no
                """).param("skus", skus.toArray(String[]::new)).query(String.class).list();
    }

    private static RowCopy.Valid row(long line, String sku, @Nullable BigDecimal price) {
        return new RowCopy.Valid(line, sku, null, null, price, null);
    }

    private static RowCopy.Valid named(long line, String sku) {
        return new RowCopy.Valid(line, sku, "Lamp", null, null, null);
    }

    private static RowCopy.Valid row(StagedRow staged) {
        var price = staged.price() == CopyWriter.NO_PRICE ? null : BigDecimal.valueOf(staged.price(), 2);
        return new RowCopy.Valid(staged.line(), staged.sku().toString(), text(staged.name()),
                text(staged.description()), price, staged.active(), text(staged.attributes()));
    }

    private static @Nullable String text(@Nullable Utf8Text text) {
        return text == null ? null : text.toString();
    }

    private StagedBucketReader reader(long maxBytes) {
        return new StagedBucketReader(copies, database, maxBytes);
    }

    private StagedRows read(Bucket bucket) {
        return read(reader(1 << 20), bucket);
    }

    private StagedRows read(StagedBucketReader reader, Bucket bucket) {
        return Objects.requireNonNull(transaction.execute(_ -> reader.read(bucket)));
    }

    private void copy(int no, List<RowCopy.Valid> rows, KeyRanges keys) {
        var range = new StagedRange(no, keys);
        rows.forEach(row -> range.accept(row.view()));
        transaction.executeWithoutResult(_ -> new RangeCopier(copies, database).copy(ID, range, Missing.KEEP));
    }
}
