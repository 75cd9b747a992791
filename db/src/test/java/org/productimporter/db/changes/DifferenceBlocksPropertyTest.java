package org.productimporter.db.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.text.Utf8Text;

/// What is written into blocks is read from them.
class DifferenceBlocksPropertyTest {

    @Property(tries = 500)
    void readsWhatWasWritten(@ForAll("differences") List<ProductDifference> differences) {
        var read = new ArrayList<ProductDifference>();
        for (var block : write(differences)) {
            var found = new ArrayList<ProductDifference>();
            new DifferenceReader(block.bytes()).forEachRemaining(found::add);
            assertThat(found).hasSize(block.products());
            assertThat(found.stream().mapToDouble(ProductDifference::priceChange).max())
                    .hasValue(block.largestPriceChange());
            assertThat(found.stream().mapToDouble(ProductDifference::priceChange).min())
                    .hasValue(block.smallestPriceChange());
            read.addAll(found);
        }
        assertThat(read).isEqualTo(differences.stream().map(DifferenceBlocksPropertyTest::onlyFields).toList());
    }

    @Property(tries = 200)
    void findsOneProduct(@ForAll("differences") List<ProductDifference> differences) {
        for (var block : write(differences)) {
            new DifferenceReader(block.bytes()).forEachRemaining(
                    difference -> assertThat(DifferenceReader.find(block.bytes(), difference.productId()))
                            .hasValueSatisfying(
                                    found -> assertThat(found.productId()).isEqualTo(difference.productId())));
            assertThat(DifferenceReader.find(block.bytes(), -1)).isEmpty();
        }
    }

    @Example
    void aBlockEndsAfterAThousandProductsOrAMebibyte() {
        var small = ProductDifference.created(7, Utf8Text.of("A-1"));
        assertThat(write(Collections.nCopies(2_001, small))).extracting(DifferenceBlock::products)
                .containsExactly(1_000, 1_000, 1);
        var large = ProductDifference.toCreate(Utf8Text.of("A-2"),
                new ProductValues(Utf8Text.of("Lamp"), Utf8Text.of("x".repeat(10_000)), 100, true, null));
        assertThat(write(Collections.nCopies(120, large))).extracting(DifferenceBlock::products)
                .containsExactly(105, 15);
    }

    @Example
    void doesNotReadAnUnknownVersion() {
        assertThatThrownBy(() -> new DifferenceReader(new byte[] {2})).hasMessageContaining("version 2");
        assertThatThrownBy(() -> new DifferenceReader(new byte[0])).hasMessageContaining("version none");
    }

    @Provide
    Arbitrary<List<ProductDifference>> differences() {
        return Arbitraries
                .oneOf(Combinators.combine(ids(), texts()).as((id, sku) -> ProductDifference.created(id, sku)),
                        Combinators
                                .combine(texts(), values())
                                .as((sku, after) -> ProductDifference.toCreate(sku, after)),
                        Combinators.combine(ids(), ids(), ids(), texts(), values(), values())
                                .as(ProductDifference::updated),
                        Combinators.combine(ids(), ids(), ids(), texts(), values()).as(ProductDifference::deleted))
                .list();
    }

    private static Arbitrary<Long> ids() {
        return Arbitraries.longs().greaterOrEqual(0);
    }

    private static Arbitrary<Utf8Text> texts() {
        return Arbitraries.strings().ofMaxLength(200).map(text -> Utf8Text.of(text.replaceAll("\\p{Cs}", "?")));
    }

    private static Arbitrary<ProductValues> values() {
        var few = Arbitraries.of("", "Lamp", "Oak lamp").map(Utf8Text::of);
        return Combinators
                .combine(Arbitraries.oneOf(few, texts()), Arbitraries.oneOf(few, texts()),
                        Arbitraries.longs().between(-1, 99_999_999_999_999L), Arbitraries.of(true, false),
                        texts().injectNull(0.5))
                .as(ProductValues::new);
    }

    private static List<DifferenceBlock> write(List<ProductDifference> differences) {
        var blocks = new ArrayList<DifferenceBlock>();
        var writer = new DifferenceWriter(blocks::add);
        differences.forEach(writer::add);
        writer.end();
        return blocks;
    }

    /// Returns the difference without the values of fields that it does not contain.
    private static ProductDifference onlyFields(ProductDifference difference) {
        return new ProductDifference(difference.productId(), difference.version(), difference.previousChange(),
                difference.sku(), difference.fields(), onlyFields(difference, difference.before()),
                onlyFields(difference, difference.after()));
    }

    private static @Nullable ProductValues onlyFields(ProductDifference difference, @Nullable ProductValues values) {
        return values == null ? null
                : new ProductValues(difference.contains(DifferenceField.NAME) ? values.name() : Utf8Text.empty(),
                        difference.contains(DifferenceField.DESCRIPTION) ? values.description() : Utf8Text.empty(),
                        difference.contains(DifferenceField.PRICE) ? values.price() : ProductValues.NO_PRICE,
                        difference.contains(DifferenceField.ACTIVE) && values.active(),
                        difference.contains(DifferenceField.ATTRIBUTES) ? values.attributes() : null);
    }
}
