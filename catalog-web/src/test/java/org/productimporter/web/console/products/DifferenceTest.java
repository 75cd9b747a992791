package org.productimporter.web.console.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductDraft;

class DifferenceTest {

    private static final Product LAMP =
            new Product(
                    7,
                    "A-1",
                    "Lamp",
                    "",
                    new BigDecimal("12.50"),
                    true,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    2);

    @Test
    void onlyWhatDiffersIsNamed() {
        assertThat(Difference.between(LAMP, new ProductDraft("A-1", "Lamps", "oak", null, false)))
                .containsExactly(
                        new Difference("Name", "Lamp", "Lamps"),
                        new Difference("Description", "–", "oak"),
                        new Difference("Price", "12.50", "–"),
                        new Difference("Active", "yes", "no"));
    }

    @Test
    void whatIsStoredAlikeIsNoDifference() {
        assertThat(Difference.between(LAMP, new ProductDraft(" A-1 ", "Lamp", null, "12.50", true)))
                .isEmpty();
    }
}
