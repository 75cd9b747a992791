package org.productimporter.web.products.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.productimporter.web.products.Product;
import org.productimporter.web.products.ProductDraft;
import org.productimporter.web.products.ui.ConflictDialog.FieldDifference;

class FieldDifferenceTest {

    private static final Product LAMP =
            new Product(7, "A-1", "Lamp", "", new BigDecimal("12.50"), true, Instant.EPOCH, Instant.EPOCH, 2);

    @Test
    void listsDifferingFields() {
        assertThat(FieldDifference.between(LAMP, new ProductDraft("A-1", "Lamps", "oak", null, false))).containsExactly(
                new FieldDifference("Name", "Lamp", "Lamps"), new FieldDifference("Description", "–", "oak"),
                new FieldDifference("Price", "12.50", "–"), new FieldDifference("Active", "yes", "no"));
    }

    @Test
    void valuesStoredEqualDoNotDiffer() {
        assertThat(FieldDifference.between(LAMP, new ProductDraft(" A-1 ", "Lamp", null, "12.50", true))).isEmpty();
    }
}
