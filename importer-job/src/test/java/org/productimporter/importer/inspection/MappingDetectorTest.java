package org.productimporter.importer.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.productimporter.importer.failure.FileRejectedException;
import org.productimporter.importer.profiles.ProfileFinder;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.mapping.HeaderSignature;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.model.product.PriceFormat;
import org.productimporter.model.product.ProductField;

class MappingDetectorTest {

    @Test
    void aColumnCanBeLeftOut() {
        var options = Map.of("columns", Collections.singletonMap("price", null));

        var detected = Shape.detect("sku,name,price\nA,a,9.99 USD\n", options);

        assertThat(detected.mapping().questions()).isEmpty();
        assertThat(Objects.requireNonNull(detected.layout()).columns())
                .isEqualTo(Map.of(ProductField.SKU, 0, ProductField.NAME, 1));
        assertThat(detected.mapping().proposal().columns()).containsEntry("price", null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Parent SKU,SKU#,Name                   | SKU#
            sku_code,product_id,title              | sku_code
            product_id,sku_code,title              | sku_code
            id,product_number,name                 | product_number
            Ean,IdProd,Titolo                      | IdProd
            Item number,Title,Custom label (SKU)   | Custom label (SKU)
            Supplier Part Number,Item No.,Name     | Item No.
            id,title,price                         | id
            ITEM-NO,Description long,Product Name  | ITEM-NO
            """)
    void theSkuColumnIsTheSurest(String header, String expected) {
        var text = header + "\nP1,P2,P3 x\nP4,P5,P6 x\n";

        assertThat(columns(text)).containsEntry("sku", expected);
    }

    @Test
    void aLocalizedNameIsTheName() {
        var detected = Shape.detect("SKU;Nazwa;Cena\n43200;Lampa;5\n", Map.of());

        assertThat(detected.mapping().questions()).isEmpty();
        assertThat(Shape.columns(detected.mapping())).isEqualTo(Map.of("sku", "SKU", "name", "Nazwa", "price", "Cena"));
    }

    @ParameterizedTest
    @CsvSource({"sep=;", "SEP=;", "'\"sep=;\"'", "'\"Sep=;\"'"})
    void aSeparatorLineIsHonoured(String line) {
        var detected = Shape.detect(line + "\r\nsku;name\r\nA;a\r\n", Map.of());

        assertThat(detected.mapping().questions()).isEmpty();
        assertThat(Objects.requireNonNull(detected.layout()).header()).containsExactly("sku", "name");
        assertThat(detected.firstLine()).isEqualTo(3);
    }

    @Test
    void aFileWithoutAHeaderIsAQuestion() {
        var text = "ART0815;Lampe;12.00\nART0816;Stuhl;15.00\n";

        var asked = Shape.detect(text, Map.of()).mapping();

        assertThat(asked.questions()).extracting(MappingProposal.Question::field).contains("header", "columns.sku");
        assertThat(asked.proposal().header()).isEqualTo("none");
        assertThat(Shape.columns(asked)).isEqualTo(Map.of("sku", "1", "name", "2", "price", "3"));

        var chosen =
                Shape.detect(text, Map.of("header", "none", "columns", Map.of("1", "sku", "2", "name", "3", "price")));

        assertThat(chosen.mapping().questions()).isEmpty();
        assertThat(chosen.recordsFrom()).isZero();
        assertThat(chosen.firstLine()).isEqualTo(1);
    }

    @Test
    void theColumnSaysHowItsNumbersAreWritten() {
        assertThat(prices("sku;name;price\nA;a;1.234,56\nB;b;1 234,50\n")).isEqualTo(new PriceFormat(',', '.', null));
        assertThat(prices("sku;name;price\nA;a;12,50 €\nB;b;7 €\n")).isEqualTo(new PriceFormat(',', null, "EUR"));
        assertThat(prices("sku,name,price\nA,a,\"$1,234.50\"\nB,b,$7.00\n"))
                .isEqualTo(new PriceFormat('.', ',', "USD"));
        assertThat(prices("sku,name,price\nA,a,39.000000\nB,b,1.500000\n")).isEqualTo(PriceFormat.PLAIN);
        assertThat(prices("sku,name,price\nA,a,7\n")).isEqualTo(PriceFormat.PLAIN);
    }

    @Test
    void threeDigitsBehindAPointDecideNothing() {
        var text = "sku;name;price\nA;a;1.234\nB;b;2.500\n";

        var mapping = Shape.detect(text, Map.of()).mapping();

        assertThat(mapping.questions()).extracting(MappingProposal.Question::field).containsExactly("decimal");
        assertThat(mapping.proposal().decimal()).isEqualTo("comma");
        assertThat(Shape.detect(text, Map.of("decimal", "point")).mapping().questions()).isEmpty();
    }

    @Test
    void pricesOfEqualStandingAreAQuestion() {
        var mapping =
                Shape.detect("sku_code;name;price_net;price_gross\nA;a;1.00;1.19\nB;b;2.00;2.38\n", Map.of()).mapping();

        assertThat(mapping.questions()).extracting(MappingProposal.Question::field).containsExactly("columns.price");
        assertThat(mapping.questions().getFirst().choices()).containsExactly("price_gross", "price_net");
        assertThat(mapping.proposal().columns()).containsEntry("price_gross", "price");
    }

    @Test
    void aPriceListNamesNothingElse() {
        assertThat(Shape.detect("sku,price\nA,1.00\n", Map.of()).mapping().questions()).isEmpty();
        assertThat(Shape.detect("sku,price,colour\nA,1.00,red\n", Map.of()).mapping().questions())
                .extracting(MappingProposal.Question::field)
                .containsExactly("columns.name");
        assertThat(Shape.detect("sku,price,colour\nA,1.00,red\n", Map.of("mode", "update_only")).mapping().questions())
                .isEmpty();
    }

    @Test
    void wordsOfAnActiveColumnAreJudgedTogether() {
        assertThat(columns("SKU;Name;Aktiv\nA;a;ja\nB;b;nein\n")).containsEntry("active", "Aktiv");
        assertThat(Shape.detect("SKU;Name;Aktiv\nA;a;rot\nB;b;blau\n", Map.of()).mapping().questions())
                .extracting(MappingProposal.Question::field)
                .containsExactly("columns.active");
        assertThat(columns("SKU;Name;Status\nA;a;rot\nB;b;blau\n")).doesNotContainKey("active");
    }

    @Test
    void unknownColumnsBecomeAttributes() {
        var detected = Shape.detect("sku,name, Farbe ,note,note,\nA,a,rot,x,y,z\n", Map.of("unknown", "keep"));

        assertThat(Objects.requireNonNull(detected.layout()).attributes())
                .isEqualTo(Map.of(2, "Farbe", 3, "note", 4, "note (2)"));
        assertThat(detected.warnings()).containsExactly("Ignored, because they have no name: the columns 6.");
    }

    @Test
    void theColumnsOfARejectionsFileAreKnown() {
        var detected = Shape.detect("sku,name,line,code,message\nA,a,2,too_long,the name is too long\n", Map.of());

        assertThat(detected.mapping().questions()).isEmpty();
        assertThat(detected.warnings()).isEmpty();
    }

    @Test
    void aRepeatedColumnOnlyMattersIfItIsMapped() {
        assertThat(Shape.detect("sku,name,note,note\nA,a,x,y\n", Map.of()).mapping().questions()).isEmpty();

        var mapping = Shape.detect("SKU,Name,Price,Price\nA,a,1.00,2.00\nB,b,1.50,2.50\n", Map.of()).mapping();

        assertThat(mapping.questions().getFirst().choices()).containsExactly("3", "4");
        assertThat(mapping.proposal().columns()).containsEntry("3", "price");
    }

    @Test
    void twoDelimitersThatDivideEquallyAreAQuestion() {
        var mapping = Shape.detect("sku,name;price\nA-1,a;1\n", Map.of()).mapping();

        assertThat(mapping.questions()).extracting(MappingProposal.Question::field).contains("delimiter");
    }

    @Test
    void aMappedColumnThatIsNotThereIsARejection() {
        assertThatThrownBy(() -> Shape.detect("sku,name\nA,a\n", Map.of("columns", Map.of("EAN", "sku"))))
                .isInstanceOf(FileRejectedException.class)
                .hasMessage("A mapped column is not in the file");
    }

    @Test
    void aProfileAppliesToItsHeader() {
        var profile = new ProfileFinder.Profile("Supplier", Map.of("Nr.", "sku", "Text", "name", "EK", ""),
                Map.of("decimal", "comma"));
        var detector = new MappingDetector(FileLimits.DEFAULTS, new ProfileFinder() {
            @Override
            public Optional<Profile> byName(String name) {
                return Optional.of(profile).filter(saved -> saved.name().equals(name));
            }

            @Override
            public Optional<Profile> byHeader(String signature) {
                return Optional.of(profile)
                        .filter(_ -> signature.equals(HeaderSignature.of(List.of("Nr.", "Text", "EK"))));
            }
        });
        var sample = Shape.sampleOf("Nr.;Text;EK\n1;a;2\n");

        var mapping = detector.detect(sample, ImportOptions.DEFAULTS, false).mapping();

        assertThat(mapping.questions()).isEmpty();
        assertThat(mapping.proposal().profileName()).isEqualTo("Supplier");
        assertThat(Shape.columns(mapping)).isEqualTo(Map.of("sku", "Nr.", "name", "Text"));
        assertThatThrownBy(() -> detector.detect(sample, ImportOptions.of(Map.of("profile", "Other")), false))
                .hasMessage("The profile is not there");
    }

    private static Map<String, String> columns(String text) {
        return Shape.columns(Shape.detect(text, Map.of()).mapping());
    }

    private static PriceFormat prices(String text) {
        var detected = Shape.detect(text, Map.of());
        assertThat(detected.mapping().questions()).isEmpty();
        return Objects.requireNonNull(detected.layout()).prices();
    }
}
