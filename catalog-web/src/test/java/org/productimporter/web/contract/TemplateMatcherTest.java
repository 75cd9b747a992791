package org.productimporter.web.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateMatcherTest {

    private final HashMap<String, String> values = new HashMap<>();
    private final TemplateMatcher matcher = new TemplateMatcher(values);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a": 1}                 | {"a": 2}
            {"a": 1}                 | {"a": 1, "b": 2}
            {"a": 1, "b": 2}         | {"a": 1}
            {"a": null}              | {}
            {"a": "<id>"}            | {"a": "7"}
            {"a": "<id>"}            | {"a": 0}
            {"a": "<number>"}        | {"a": "7"}
            {"a": "<time>"}          | {"a": "2026-01-02 03:04:05"}
            {"a": "<text>"}          | {"a": null}
            {"a": "<text>"}          | {"a": ""}
            {"a": [1]}               | {"a": [1, 2]}
            {"a": [1, 2]}            | {"a": [1]}
            {"a": 0}                 | {"a": 0.0}
            {"a": {"b": "<text>"}}   | {"a": "b"}
            {}                       | no JSON
            bytes <id>               | bytes x
            bytes                    | bytes 1
            """)
    void reportsDifferences(String expected, String actual) {
        assertThatThrownBy(() -> matcher.check("here", expected, actual)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("here");
    }

    @Test
    void storesNamedValues() {
        matcher.check("here", """
                {"b": [{"at": "<time>", "n": "<number>"}], "a": "<id anvil>", "c": "/x/<id hook>/"}""", """
                {"a": 7, "b": [{"n": 1.5, "at": "2026-01-02T03:04:05.678Z"}], "c": "/x/9/"}""");
        matcher.check("here", "sku,<text name>\n", "sku,n\n1\n");

        assertThat(values).containsOnly(Map.entry("anvil", "7"), Map.entry("hook", "9"), Map.entry("name", "n\n1"));
    }
}
