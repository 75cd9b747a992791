package org.productimporter.web.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChangesTest {

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void aChangeNamesBoth() {
        assertThat(
                        Changes.lines(
                                json("{\"role\":\"viewer\",\"enabled\":true}"),
                                json("{\"role\":\"editor\",\"enabled\":false}")))
                .containsExactly("role: viewer → editor", "enabled: true → false");
    }

    @Test
    void whatIsNewOrGoneIsNamedOnce() {
        assertThat(Changes.lines(null, json("{\"scopes\":[\"admin\"],\"expires_at\":null}")))
                .containsExactly("scopes: [\"admin\"]", "expires at: –");
        assertThat(Changes.lines(json("{\"name\":\"anna\"}"), null)).containsExactly("name: anna");
    }

    @Test
    void whatHasNoMoreToSayHasNoLines() {
        assertThat(Changes.lines(null, null)).isEmpty();
    }
}
