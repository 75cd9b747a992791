package org.productimporter.web.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.productimporter.web.kit.Problem.FieldError;

class ProductRulesTest {

    private static List<String> faults(String sku, String name, @Nullable String description) {
        return ProductRules.errors(new ProductDraft(sku, name, description, null, true)).stream()
                .map(FieldError::field)
                .toList();
    }

    @Test
    void lengthsAreCountedInCharacters() {
        assertThat(faults("😀".repeat(64), "😀".repeat(255), "😀".repeat(10_000))).isEmpty();
        assertThat(faults("😀".repeat(65), "😀".repeat(256), "😀".repeat(10_001)))
                .containsExactly("sku", "name", "description");
        assertThat(faults(" " + "x".repeat(64) + "\u3000", "n", null)).isEmpty();
    }

    @Test
    void aSkuHasNoInvisibleCharacter() {
        for (var unseen :
                List.of(
                        "\u200b", "\u202e", "\u00a0", "\u00ad", "\u2028", "\u0001", "\t",
                        "\u3164")) {
            assertThat(faults("a" + unseen + "b", "n", "")).as(unseen).containsExactly("sku");
        }
        assertThat(faults("a b", "n", "")).isEmpty();
        assertThat(faults(" \u200b\u00a0", "n", "")).containsExactly("sku");
    }

    @Test
    void aTextHasLineEndsAndNoOtherControls() {
        assertThat(faults("a", "a\tb", "a\r\nb\rc\n")).isEmpty();
        for (var refused : List.of("\0", "\u0007", "\u0085", "\ud800", "\udc00x")) {
            assertThat(faults("a", "n" + refused, "d" + refused))
                    .containsExactly("name", "description");
        }
        assertThat(faults("a", "\uFEFFn", "\uFEFF")).containsExactly("name", "description");
        assertThat(faults("a", "n\uFEFF", "d\uFEFF")).isEmpty();
    }

    @Test
    void aMessageSaysWhatWhereAndHowMuch() {
        var draft = new ProductDraft("a", "n".repeat(256), null, "1.005", true);

        assertThat(ProductRules.errors(draft))
                .containsExactly(
                        new FieldError("name", "name has 256 characters, at most 255 are allowed"),
                        new FieldError(
                                "price",
                                "price has at most 2 decimals, this is 1.005; it is not rounded"));
    }
}
