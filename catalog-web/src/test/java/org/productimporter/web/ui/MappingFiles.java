package org.productimporter.web.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.model.mapping.MappingProposal.Proposal;
import org.productimporter.model.mapping.MappingProposal.Question;

/// Product files of real shops in small, and a mapping that such a file needs.
final class MappingFiles {

    private static final int ROWS = 24;
    private static final List<String> GERMAN = List.of("Artikelnummer", "Bezeichnung", "Langtext", "Warengruppe",
            "Nettopreis", "Bruttopreis", "Lagerbestand", "Farbe");

    private MappingFiles() {}

    /// A German price list in Windows-1252 with a decimal comma, and with two prices, of which one must be chosen.
    static Path german(Path folder, String name) throws IOException {
        var text = new StringBuilder(String.join(";", GERMAN)).append("\r\n");
        germanRows().forEach(row -> text.append(String.join(";", row)).append("\r\n"));
        return Files.write(folder.resolve(name), text.toString().getBytes(Charset.forName("windows-1252")));
    }

    private static Stream<List<String>> germanRows() {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> List.of("LA-" + (1000 + row), "Tischlämpchen Größe " + row % 5,
                        "Schirm aus Eiche, für Wände und Tische", "Leuchten", german(1012.5 + row),
                        german(1204.88 + row), String.valueOf(row * 3), row % 2 == 0 ? "grün" : "weiß"));
    }

    private static String german(double price) {
        return String.format(Locale.GERMANY, "%,.2f", price);
    }

    /// What the inspection of [#german] proposes and asks.
    static MappingProposal germanMapping() {
        var columns = new LinkedHashMap<String, @Nullable String>();
        GERMAN.forEach(column -> columns.put(column, null));
        columns.put("Artikelnummer", "sku");
        columns.put("Bezeichnung", "name");
        columns.put("Langtext", "description");
        columns.put("Nettopreis", "price");
        var reasons = Map.of("charset", "Bytes such as F6 are letters in Windows-1252 and invalid in UTF-8.",
                "delimiter", "Each of the first 24 lines has 7 semicolons.", "header",
                "The first row names the columns.", "decimal", "All 24 prices have two digits behind a comma.",
                "columns.Artikelnummer", "\"Artikelnummer\" is a SKU in German; 24 of 24 values differ.",
                "columns.Bezeichnung", "\"Bezeichnung\" is a name in German.", "columns.Langtext",
                "\"Langtext\" is a description in German.", "columns.Nettopreis",
                "A price; \"Bruttopreis\" is one as well.");
        var question = new Question("price",
                "Two columns are prices: \"Nettopreis\" (1.012,50 in the first row) and \"Bruttopreis\" (1.204,88).",
                List.of("Nettopreis", "Bruttopreis"));
        return new MappingProposal(
                new Proposal(columns, "first", ";", "windows-1252", "comma", null, null, 0, "ignore", null), reasons,
                Map.of(), List.of(question), GERMAN, germanRows().limit(20).toList());
    }

    /// An export of Shopify, in which the second row of a product has no title.
    static Path shopify(Path folder) throws IOException {
        return Files.writeString(folder.resolve("products_export_1.csv"),
                """
                        Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,\
                        Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src,Status
                        chair,Oak chair,"Oak, new",Acme,,,TRUE,Size,S,SHO-1,900,4,120.00,,,active
                        chair,,,,,,,,L,SHO-2,950,2,140.00,,,
                        lamp,Brass lamp,A lamp,Acme,,,FALSE,Title,Default Title,SHO-3,300,9,59.90,,,draft
                        """,
                UTF_8);
    }

    /// A report with lines before its header, which is a question.
    static Path report(Path folder, String month) throws IOException {
        return Files.writeString(folder.resolve(month + ".csv"), """
                Price list of %s
                valid until further notice;;
                SKU;Name;Price
                REP-1;Pine table;249.50
                REP-2;Pine bench;75.00
                REP-3;Pine stool;32.95
                """.formatted(month), UTF_8);
    }

    /// A workbook with one sheet.
    static Path workbook(Path folder) throws IOException {
        var file = folder.resolve("price-list.xlsx");
        try (var out = Files.newOutputStream(file); var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("Prices");
            var rows = List.of(List.of("SKU", "Product name", "Price"), List.of("XL-1", "Steel desk", "199.00"),
                    List.of("XL-2", "Steel shelf", "89.50"), List.of("XL-3", "Steel stool", "45.00"));
            for (var row = 0; row < rows.size(); row++) {
                for (var column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
        }
        return file;
    }
}
