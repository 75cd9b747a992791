package org.productimporter.web.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.productimporter.web.webhooks.testing.Shop.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.files.DataFolder;
import org.productimporter.web.webhooks.testing.Receiver;
import org.productimporter.web.webhooks.testing.Shop;
import org.productimporter.web.webhooks.testing.WebhookServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What imports do reaches those who want to know; the tests write what an importer writes.
@WebhookServerTest
@Timeout(120)
class ImportMessagesIT {

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

    @LocalServerPort private int port;
    @Autowired private DataFolder data;
    @Autowired private JdbcClient database;
    @Autowired private TransactionOperations transaction;
    @Autowired private ApplicationEventPublisher events;
    private Shop shop;
    private final Receiver receiver = new Receiver(Receiver.ok());

    @BeforeEach
    void open() {
        shop = new Shop(Rest.administrator(port, data.root()), database, transaction, events);
        shop.clear();
    }

    @AfterEach
    void close() {
        receiver.close();
        shop.clear();
    }

    private long upload(String query) {
        return shop.rest()
                .csv("/api/imports" + query, "sku,name\nA-1,Anvil\n", Map.of())
                .json()
                .path("id")
                .asLong();
    }

    private void state(String state) {
        database.sql("update import set state = :state").param("state", state).update();
    }

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
        var id = upload("");
        TRANSITIONS.forEach(this::state);
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
        upload("?preview=true");
        state("running");
        state("previewed");
        database.sql("update import set options = '{}'").update();
        transaction.executeWithoutResult(
                status -> {
                    state("failed");
                    status.setRollbackOnly();
                });
        state("running");
        await(() -> assertThat(types()).containsExactly("import.started"));
        assertThat(shop.ask("select count(*) from webhook_event", Long.class)).isEqualTo(1);
    }
}
