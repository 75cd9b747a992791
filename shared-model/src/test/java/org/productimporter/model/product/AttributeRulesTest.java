package org.productimporter.model.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeRulesTest {

    private static List<RejectionCode> codes(Map<String, String> attributes) {
        return AttributeRules.errors(attributes).stream().map(AttributeError::code).toList();
    }

    @Test
    void acceptsKeysAndTextsOfAnyScript() {
        assertThat(AttributeRules.errors(
                Map.of("Größe (cm)", "12\r\n\t13", "色", "赤", "=1", "=cmd()", "k".repeat(100), "😀".repeat(10_000))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a\t", "a\u0007b", "a\nb", "\uFEFFa", "\ud800"})
    void rejectsKeysThatNoHeaderCanHold(String key) {
        assertThat(codes(Map.of(key, "x"))).hasSize(1)
                .isSubsetOf(RejectionCode.INVISIBLE_CHARACTER, RejectionCode.CONTROL_CHARACTER);
    }

    @Test
    void rejectsLongKeysAndValuesWithFigures() {
        var errors = AttributeRules.errors(new TreeMap<>(Map.of("k".repeat(101), "x", "color", "x".repeat(10_001))));

        assertThat(errors).extracting(AttributeError::message)
                .containsExactly("the attribute \"color\" has 10,001 characters, at most 10,000 are allowed",
                        "the key \"" + "k".repeat(40) + "…\" has 101 characters, at most 100 are allowed");
        assertThat(codes(Map.of("color", "a\0b"))).containsExactly(RejectionCode.CONTROL_CHARACTER);
    }

    @Test
    void limitsTheNumberOfAttributes() {
        assertThat(AttributeRules.errors(numbered(200))).isEmpty();
        assertThat(AttributeRules.errors(numbered(201)).getFirst().message())
                .isEqualTo("there are 201 attributes, at most 200 are allowed");
    }

    private static Map<String, String> numbered(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(n -> "key " + n, n -> "x"));
    }

    /// The limit counts what PostgreSQL counts: the text of the JSON object.
    @ParameterizedTest
    @ValueSource(ints = {65_535, 65_536, 65_537})
    void limitsTheBytesOfTheJson(int bytes) {
        var attributes = new TreeMap<String, String>();
        for (var key : List.of("a", "b", "c")) {
            attributes.put(key, "é\"\t".repeat(1_600));
        }
        attributes.put("d", "x".repeat(9_990));
        attributes.put("e", "x".repeat(9_990));
        attributes.put("f", "x".repeat(9_990));
        int rest = bytes - size(attributes) - size(Map.of("g", ""));
        attributes.put("g", "x".repeat(rest));

        assertThat(size(attributes)).isEqualTo(bytes);
        assertThat(AttributeRules.errors(attributes)).extracting(AttributeError::key)
                .isEqualTo(bytes <= AttributeRules.MAX_BYTES ? List.of() : List.of("g"));
    }

    private static int size(Map<String, String> attributes) {
        return AttributeJson.of(attributes).getBytes(StandardCharsets.UTF_8).length;
    }
}
