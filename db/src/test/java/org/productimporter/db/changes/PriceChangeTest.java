package org.productimporter.db.changes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PriceChangeTest {

    @Test
    void aMisplacedPointIsAsLargeAChangeInEitherDirection() {
        assertThat(PriceChange.size(101_000, 10_100_000)).isEqualTo(99);
        assertThat(PriceChange.size(10_100_000, 101_000)).isEqualTo(99);
        assertThat(PriceChange.size(100, 0)).isInfinite();
    }

    @Test
    void withoutTwoDifferentPricesThereIsNone() {
        assertThat(PriceChange.size(100, 100)).isEqualTo(PriceChange.NONE);
        assertThat(PriceChange.size(0, 0)).isEqualTo(PriceChange.NONE);
        assertThat(PriceChange.size(ProductValues.NO_PRICE, 100)).isEqualTo(PriceChange.NONE);
        assertThat(PriceChange.size(100, ProductValues.NO_PRICE)).isEqualTo(PriceChange.NONE);
    }

    @Test
    void aPartOfThePriceBeforeIsExceededInEitherDirection() {
        assertThat(PriceChange.exceeds(100, 150, 0.5)).isFalse();
        assertThat(PriceChange.exceeds(100, 151, 0.5)).isTrue();
        assertThat(PriceChange.exceeds(100, 50, 0.5)).isFalse();
        assertThat(PriceChange.exceeds(100, 49, 0.5)).isTrue();
        assertThat(PriceChange.exceeds(0, 1, 0.5)).isTrue();
        assertThat(PriceChange.exceeds(100, ProductValues.NO_PRICE, 0.5)).isFalse();
    }
}
