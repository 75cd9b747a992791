package org.productimporter.importer.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.normal.FillDown;
import org.productimporter.importer.rows.RangeParser;
import org.productimporter.importer.rows.RowCopy;
import org.productimporter.importer.rows.RowOptions;
import org.productimporter.model.imports.ImportOptions;

/// Detects the exports of many programs as a careful person would.
class ShapesDetectionTest {

    private static final int MIN_WITHOUT_HELP = 23;
    private static final int MIN_AFTER_CONFIRMATION = 28;

    @Test
    void mostShapesNeedNoHelpAndNoneIsWrong() {
        var in = new ArrayList<String>();
        var asked = new ArrayList<String>();
        var wrong = new ArrayList<String>();
        for (var shape : Shape.all()) {
            var mapping = shape.detect(ImportOptions.DEFAULTS, false).mapping();
            if (!Shape.columns(mapping).equals(shape.columns())) {
                wrong.add("%s: %s, %s".formatted(shape.name(), Shape.columns(mapping), mapping.questions()));
            } else {
                (mapping.asks() ? asked : in).add(shape.name());
            }
        }
        System.out.printf("in %d%nasked %d %s%nwrong %d %s%n", in.size(), asked.size(), asked, wrong.size(), wrong);
        assertThat(wrong).isEmpty();
        assertThat(in).hasSizeGreaterThanOrEqualTo(MIN_WITHOUT_HELP);
        assertThat(in.size() + asked.size()).isGreaterThanOrEqualTo(MIN_AFTER_CONFIRMATION);
    }

    static List<Shape> shapes() {
        return Shape.all();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void askNothingWhereTheFileIsClear(Shape shape) {
        var mapping = shape.detect(ImportOptions.DEFAULTS, false).mapping();

        if (!shape.ask()) {
            assertThat(mapping.questions()).isEmpty();
        }
        assertThat(mapping.sample()).hasSize(20);
        assertThat(mapping.reasons()).containsKeys(
                mapping.proposal().columns().keySet().stream().map(cell -> "columns." + cell).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void readPricesAsTheColumnWritesThem(Shape shape) {
        var detected = shape.detect(ImportOptions.DEFAULTS, true);
        var prices = new HashMap<String, BigDecimal>();
        var head = shape.sample().head();
        var rows = java.util.Arrays.copyOfRange(head, Math.toIntExact(detected.recordsFrom()), head.length);

        new RangeParser(layout(detected), RowOptions.of(ImportOptions.DEFAULTS)).parse(detected.firstLine(), rows,
                RowCopy.sink(row -> {
                    if (row instanceof RowCopy.Valid valid && valid.price() != null) {
                        prices.put(valid.sku(), valid.price());
                    }
                }));

        var expected = new HashMap<String, BigDecimal>();
        shape.prices().forEach((sku, price) -> expected.put(sku, new BigDecimal(price)));
        assertThat(prices).isEqualTo(expected);
    }

    /// As a confirmed mapping, and as options of another import of the file.
    @ParameterizedTest
    @MethodSource("shapes")
    void theProposalSentBackGivesTheProposedLayout(Shape shape) {
        var proposed = shape.detect(ImportOptions.DEFAULTS, false);

        for (var confirmed : List.of(true, false)) {
            var again = shape.detect(Shape.options(proposed.mapping()), confirmed);
            assertThat(again.mapping().questions()).isEmpty();
            assertThat(again.layout()).isEqualTo(proposed.layout());
            assertThat(again.recordsFrom()).isEqualTo(proposed.recordsFrom());
            assertThat(again.firstLine()).isEqualTo(proposed.firstLine());
            assertThat(again.mapping().proposal()).isEqualTo(proposed.mapping().proposal());
            assertThat(again.fillDown()).isEqualTo(proposed.fillDown());
        }
    }

    @Test
    void shopifyFillsTheVariantsOfAHandle() {
        var shopify = Shape.all().stream().filter(shape -> shape.name().equals("shopify")).findFirst().orElseThrow();
        var detected = shopify.detect(ImportOptions.DEFAULTS, false);

        assertThat(detected.fillDown()).isEqualTo(new FillDown(0, java.util.Set.of(1, 2, 6), java.util.Set.of(14)));
    }

    private static CsvLayout layout(Detection detected) {
        return Objects.requireNonNull(detected.layout());
    }
}
