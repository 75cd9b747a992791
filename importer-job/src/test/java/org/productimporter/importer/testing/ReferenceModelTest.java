package org.productimporter.importer.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.importer.testing.Expected.Rejection;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.RowCounts;

/// Expectations counted by hand, since nothing else checks the model.
class ReferenceModelTest {

    private static final CatalogueProduct STORED =
            new CatalogueProduct("Lamp-1", "Lamp", "bright", new BigDecimal("9.50"), false, 4);

    @TempDir private Path folder;

    @Test
    void lastValidRowOfAKeyWins() throws IOException {
        var expected = imported("""
                sku,name,price
                A-1,first,1
                b-1,other,2
                a-1,second,3.5
                A-1,refused,abc
                """, Map.of());

        assertThat(expected.catalogue()).containsExactlyInAnyOrderEntriesOf(
                Map.of("a-1", product("a-1", "second", "3.50"), "b-1", product("b-1", "other", "2.00")));
        assertThat(expected.counts()).isEqualTo(new RowCounts(4, 2, 0, 0, 1, 1, 0));
        assertThat(expected.rejections()).containsExactly(new Rejection(5, "bad_number", "price", "A-1,refused,abc"));
    }

    @Test
    void existingProductKeepsItsSpellingAndWhatTheFileDoesNotSay() throws IOException {
        var expected = imported("SKU,Description\nLAMP-1,brighter\n", Map.of("lamp-1", STORED));

        assertThat(expected.catalogue()).isEqualTo(
                Map.of("lamp-1", new CatalogueProduct("Lamp-1", "Lamp", "brighter", new BigDecimal("9.50"), false, 5)));
        assertThat(expected.counts()).isEqualTo(new RowCounts(1, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void blankCellsKeepOrClearAsAsked() throws IOException {
        var file = "sku,name,description,price,active\nlamp-1,Lamp,,,\n";
        var clear = ImportOptions.of(Map.of("on_blank", "clear"));

        assertThat(imported(file, Map.of("lamp-1", STORED)).counts().unchanged()).isEqualTo(1);
        assertThat(imported(file, Map.of("lamp-1", STORED), clear).catalogue())
                .isEqualTo(Map.of("lamp-1", new CatalogueProduct("Lamp-1", "Lamp", "", null, false, 5)));
    }

    @Test
    void productWithoutNameColumnIsNamedByItsSku() throws IOException {
        assertThat(imported("sku\nLamp-2\n", Map.of()).catalogue())
                .isEqualTo(Map.of("lamp-2", new CatalogueProduct("Lamp-2", "Lamp-2", "", null, true, 1)));
    }

    @Test
    void modesLeaveTheOtherProductsAlone() throws IOException {
        var file = "sku,name\nlamp-1,Changed\nlamp-2,New\n";
        var insertOnly = ImportOptions.of(Map.of("mode", "insert_only"));
        var updateOnly = ImportOptions.of(Map.of("mode", "update_only"));
        var before = Map.of("lamp-1", STORED);

        assertThat(imported(file, before, insertOnly).counts()).isEqualTo(new RowCounts(2, 1, 0, 1, 0, 0, 0));
        var updated = imported(file, before, updateOnly);
        assertThat(updated.counts()).isEqualTo(new RowCounts(2, 0, 1, 0, 0, 1, 0));
        assertThat(updated.rejections()).containsExactly(new Rejection(3, "unknown_sku", null, null));
    }

    @Test
    void linesAreCountedAsAnEditorCountsThem() throws IOException {
        var expected =
                imported("\uFEFFsku;name;price\r\nA;\"two\r\nlines\";\r\r\n\nB;;1\rC;x;1;9\nD;\"open\n", Map.of());

        assertThat(expected.rejections()).containsExactly(
                new Rejection(2, "control_character", "name", "A;\"two\r\nlines\";"),
                new Rejection(6, "missing_name", "name", null), new Rejection(7, "column_count", null, "C;x;1;9"),
                new Rejection(8, "malformed_quote", null, "D;\"open\n"));
        assertThat(expected.counts()).isEqualTo(new RowCounts(4, 0, 0, 0, 0, 4, 2));
    }

    @Test
    void quotesMayHoldDelimitersLineEndsAndQuotes() throws IOException {
        var expected = imported("sku,name,description\n\" a,1 \",\"say \"\"hi\"\"\",\"x\n\ny\"\n", Map.of());

        assertThat(expected.catalogue())
                .isEqualTo(Map.of("a,1", new CatalogueProduct("a,1", "say \"hi\"", "x\n\ny", null, true, 1)));
    }

    @Test
    void everyPriceRuleHasItsCode() throws IOException {
        var expected = imported("sku,price\na,1.005\nb,-1\nc,1000000000000\nd,1e3\ne,-0\nf,0012.5\n", Map.of());

        assertThat(expected.rejections()).extracting(Rejection::code)
                .containsExactly("too_many_decimals", "negative", "out_of_range", "bad_number");
        assertThat(expected.catalogue().get("e"))
                .isEqualTo(new CatalogueProduct("e", "e", "", new BigDecimal("0.00"), true, 1));
        assertThat(expected.catalogue().get("f"))
                .isEqualTo(new CatalogueProduct("f", "f", "", new BigDecimal("12.50"), true, 1));
    }

    @Test
    void keysOfOtherScriptsAreAsked() throws IOException {
        var file = Files.writeString(folder.resolve("file.csv"), "sku\nΣ\nς\nplain\n");

        var expected = ReferenceModel.afterImport(file, Map.of(), ImportOptions.DEFAULTS, skus -> sameKey(skus, "σ"));

        assertThat(expected.catalogue()).containsOnlyKeys("σ", "plain");
        assertThat(expected.counts().duplicate()).isEqualTo(1);
    }

    private static Map<String, String> sameKey(Iterable<String> skus, String key) {
        var keys = new HashMap<String, String>();
        skus.forEach(sku -> keys.put(sku, key));
        return keys;
    }

    private static CatalogueProduct product(String sku, String name, String price) {
        return new CatalogueProduct(sku, name, "", new BigDecimal(price), true, 1);
    }

    private Expected imported(String text, Map<String, CatalogueProduct> before) throws IOException {
        return imported(text, before, ImportOptions.DEFAULTS);
    }

    private Expected imported(String text, Map<String, CatalogueProduct> before, ImportOptions options)
            throws IOException {
        var file = Files.writeString(folder.resolve("file.csv"), text);
        return ReferenceModel.afterImport(file, before, options, SkuKeys.asciiOnly());
    }

    /// The bad codes of the hostile file are all codes that a plain upsert can give.
    @Test
    void hostileFileHasEveryCode() {
        var file = HostileFile.STANDARD.writeTo(folder.resolve("hostile.csv"));

        var expected =
                ReferenceModel.afterImport(file, Map.of(), ImportOptions.DEFAULTS, ReferenceModelTest::themselves);

        assertThat(expected.rejections()).extracting(Rejection::code)
                .containsOnly("missing_sku", "missing_name", "too_long", "column_count", "malformed_quote",
                        "record_too_large", "invalid_utf8", "nul_byte", "control_character", "invisible_character",
                        "header_repeated", "bad_number", "too_many_decimals", "out_of_range", "negative", "bad_boolean",
                        "damaged_sku", "totals_row");
        assertThat(expected.counts().read()).isEqualTo(2_000);
        assertThat(expected.counts().addsUp()).isTrue();
        assertThat(expected.counts().rejected()).isEqualTo(52);
        assertThat(expected.counts().blank()).isBetween(40L, 140L);
        assertThat(expected.catalogue()).extractingByKeys("last-1", "last-2", "last-3", "last-4")
                .extracting(CatalogueProduct::name)
                .containsExactly("wins", "wins", "wins over the row before", "wins");
    }

    private static Map<String, String> themselves(Iterable<String> skus) {
        var keys = new HashMap<String, String>();
        skus.forEach(sku -> keys.put(sku, sku));
        return keys;
    }
}
