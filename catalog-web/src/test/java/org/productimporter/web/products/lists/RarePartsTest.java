package org.productimporter.web.products.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RarePartsTest {

    private final RareParts parts =
            new RareParts(
                    Map.of("ben", 1_000, "enc", 1_000, "nch", 1_000, "123", 30, "234", 20), 1_000);

    @Test
    void rarePartsAreAskedForAndTheirNeighboursAreNot() {
        assertThat(parts.of("Bench1234")).containsExactly("ch1", "234");
        assertThat(parts.of("bench")).containsExactly("ben");
    }

    @Test
    void enoughIsEnough() {
        assertThat(parts.of("abcdefghijklmno")).containsExactly("abc", "cde");
    }

    @Test
    void aSpaceIsALetterAndAMarkIsNot() {
        assertThat(parts.of("a b-cde")).containsExactly("a b", "cde");
    }

    @Test
    void aTextWithoutThreeLettersInARowIsAskedForWhole() {
        assertThat(parts.of("ab")).containsExactly("ab");
        assertThat(parts.of("a-b%")).containsExactly("a-b%");
    }
}
