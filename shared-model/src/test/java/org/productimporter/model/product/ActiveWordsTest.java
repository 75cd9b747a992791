package org.productimporter.model.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "TRUE", " Yes ", "ja", "OUI", "sí", "si", "Si\u0301", "sim", "tak", "да", "evet", "はい",
            "是", "예", "published", "Active", "Y", "\u00A0on"})
    void knowsWordsOfActiveProducts(String word) {
        assertThat(ActiveWords.of(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "False", "No", "nein", "NON", "não", "nao", "nie", "нет", "HAYIR", "hayır", "いいえ", "否",
            "아니오", "draft", "archived", "disabled", "fałsz", "off"})
    void knowsWordsOfInactiveProducts(String word) {
        assertThat(ActiveWords.of(word)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "2", "tr", "x", "maybe", "in stock", "10"})
    void doesNotGuess(String word) {
        assertThat(ActiveWords.of(word)).isNull();
    }
}
