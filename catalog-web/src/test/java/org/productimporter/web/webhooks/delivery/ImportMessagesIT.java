package org.productimporter.web.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.productimporter.web.webhooks.testing.Shop.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.webhooks.testing.OpenShop;
import org.productimporter.web.webhooks.testing.WebhookServerTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What imports do reaches those who want to know; the tests write what an importer writes.
@WebhookServerTest
@Timeout(120)
class ImportMessagesIT extends OpenShop {

    private static final List<String> TRANSITIONS =
            List.of(
                    "running",
                    "running",
                    "stopping",
                    "stopped",
                    "queued",
                    "running",
                    "failed",
                    "queued",
                    "running");

    private List<String> types() {
        return receiver.received().stream()
                .map(
                        message ->
                                JsonMapper.shared()
                                        .readTree(message.body())
                                        .path("type")
                                        .asString())
                .toList();
    }

    private JsonNode data(String type) {
        return receiver.received().stream()
                .map(message -> JsonMapper.shared().readTree(message.body()))
                .filter(body -> body.path("type").asString().equals(type))
                .findFirst()
                .orElseThrow()
                .path("data");
    }

    @Test
    void eachTransitionOfAnImportIsToldOnce() {
        shop.hook(receiver);
        var id = shop.upload("");
        TRANSITIONS.forEach(shop::state);
        database.sql(
                        """
                        update import
                        set state = 'completed', rows_read = 3, rows_inserted = 2, rows_unchanged = 1,
                            finished_at = '2026-11-22 10:00:00.5+00'
                        """)
                .update();
        await(() -> assertThat(types()).hasSize(6));

        assertThat(types())
                .containsExactlyInAnyOrder(
                        "import.started",
                        "import.stopped",
                        "import.started",
                        "import.failed",
                        "import.started",
                        "import.completed");
        var completed = data("import.completed");
        assertThat(completed.path("id").asLong()).isEqualTo(id);
        assertThat(completed.path("rows").path("inserted").asLong()).isEqualTo(2);
        assertThat(completed.path("finished_at").asString())
                .isEqualTo("2026-11-22T10:00:00.500000Z");
        assertThat(completed.path("changes").asString())
                .isEqualTo("/api/imports/" + id + "/changes");
    }

    @Test
    void aPreviewIsNotToldAndAnImportThatIsRolledBackNeither() {
        shop.hook(receiver);
        shop.upload("?preview=true");
        shop.state("running");
        shop.state("previewed");
        database.sql("update import set options = '{}'").update();
        shop.transaction()
                .executeWithoutResult(
                        status -> {
                            shop.state("failed");
                            status.setRollbackOnly();
                        });
        shop.state("running");
        await(() -> assertThat(types()).containsExactly("import.started"));
        assertThat(shop.ask("select count(*) from webhook_event", Long.class)).isEqualTo(1);
    }
}
