package org.productimporter.web.operations.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditChangesTest {

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void changeHasBothValues() {
        assertThat(AuditChanges.lines(json("{\"role\":\"viewer\",\"enabled\":true}"),
                json("{\"role\":\"editor\",\"enabled\":false}")))
                .containsExactly("role: viewer → editor", "enabled: true → false");
    }

    @Test
    void creationOrDeletionHasOneValue() {
        assertThat(AuditChanges.lines(null, json("{\"scopes\":[\"admin\"],\"expires_at\":null}")))
                .containsExactly("scopes: [\"admin\"]", "expires at: –");
        assertThat(AuditChanges.lines(json("{\"name\":\"anna\"}"), null)).containsExactly("name: anna");
    }

    @Test
    void noStatesHaveNoLines() {
        assertThat(AuditChanges.lines(null, null)).isEmpty();
    }
}
