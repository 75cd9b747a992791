package org.productimporter.web.products;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.productimporter.web.common.ProblemException.FieldError;

class ProductDraftTest {

    @Test
    void reportsErrorsOfAllFields() {
        var draft = new ProductDraft(" a ", "n".repeat(256), null, "1.005", true);

        assertThat(draft.errors()).containsExactly(
                new FieldError("name", "the name has 256 characters, at most 255 are allowed"),
                new FieldError("price", "the price \"1.005\" has 3 decimals, at most 2 are allowed"));
    }
}
