package org.productimporter.web.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.productimporter.model.imports.ImportAction.COMPLETE;
import static org.productimporter.model.imports.ImportAction.FAIL;
import static org.productimporter.model.imports.ImportAction.FINISH_PREVIEW;
import static org.productimporter.model.imports.ImportState.COMPLETED;
import static org.productimporter.model.imports.ImportState.FAILED;
import static org.productimporter.model.imports.ImportState.PREVIEWED;
import static org.productimporter.web.webhooks.testing.WebhookFixture.await;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.db.imports.ImportResult;
import org.productimporter.db.imports.ImportStateRepository;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.RowCounts;
import org.productimporter.web.webhooks.testing.WebhookFixture;
import org.productimporter.web.webhooks.testing.WebhookServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Events of import transitions. The tests make the transitions of the importer.
@WebhookServerTest
@Timeout(120)
class ImportEventsIT extends WebhookFixture {

    private static final RowCounts NO_ROWS = new RowCounts(0, 0, 0, 0, 0, 0, 0);

    @Autowired private ImportStateRepository states;

    /// Makes a transition and commits it.
    private void transition(Predicate<ImportStateRepository> transition) {
        Boolean moved = transaction.execute(_ -> transition.test(states));
        assertThat(moved).isTrue();
    }

    private long fence() {
        return query("select fence from import", Long.class);
    }

    private static ImportResult result(RowCounts counts, @Nullable ImportFailure failure) {
        return new ImportResult("over", counts, 0, failure);
    }

    private List<String> types() {
        return server.received()
                .stream()
                .map(message -> JsonMapper.shared().readTree(message.body()).path("type").asString())
                .toList();
    }

    private JsonNode data(String type) {
        return server.received()
                .stream()
                .map(message -> JsonMapper.shared().readTree(message.body()))
                .filter(body -> body.path("type").asString().equals(type))
                .findFirst()
                .orElseThrow()
                .path("data");
    }

    @Test
    void eachTransitionHasOneEvent() {
        createWebhook(server);
        var id = new ImportId(upload(""));
        transition(importer -> importer.begin(id, "node"));
        transition(importer -> importer.begin(id, "successor"));
        transition(user -> user.stopRunning(id.value()));
        transition(importer -> importer.confirmStop(id));
        transition(user -> user.restart(id.value()));
        transition(importer -> importer.begin(id, "node"));
        var failed = result(NO_ROWS, new ImportFailure("Broken", "At line 3.", "Fix it."));
        transition(importer -> importer.end(id, fence(), FAIL, FAILED, failed));
        transition(user -> user.restart(id.value()));
        transition(importer -> importer.begin(id, "node"));
        var completed = result(new RowCounts(3, 2, 0, 1, 0, 0, 0), null);
        transition(importer -> importer.end(id, fence(), COMPLETE, COMPLETED, completed));
        await(() -> assertThat(types()).hasSize(6));

        assertThat(types()).containsExactlyInAnyOrder("import.started", "import.stopped", "import.started",
                "import.failed", "import.started", "import.completed");
        assertThat(data("import.failed").path("error").toString())
                .isEqualTo("{\"title\":\"Broken\",\"detail\":\"At line 3.\",\"action\":\"Fix it.\"}");
        var data = data("import.completed");
        assertThat(data.propertyNames()).containsExactly("id", "file_name", "state", "attempt", "requested_by",
                "message", "started_at", "finished_at", "rows", "error", "changes");
        assertThat(data.path("id").asLong()).isEqualTo(id.value());
        assertThat(data.path("rows").toString()).isEqualTo("{\"read\":3,\"inserted\":2,\"updated\":0,\"unchanged\":1,"
                + "\"duplicate\":0,\"rejected\":0,\"blank\":0,\"deactivated\":0}");
        assertThat(Instant.parse(data.path("finished_at").asString()))
                .isEqualTo(query("select finished_at from import", OffsetDateTime.class).toInstant());
        assertThat(data.path("changes").asString()).isEqualTo("/api/imports/" + id + "/changes");
    }

    @Test
    void aPreviewAndARolledBackTransitionHaveNoEvent() {
        createWebhook(server);
        var id = new ImportId(upload("?preview=true"));
        transition(importer -> importer.begin(id, "node"));
        transition(importer -> importer.end(id, fence(), FINISH_PREVIEW, PREVIEWED, result(NO_ROWS, null)));
        transition(user -> user.apply(id.value()));
        transaction.executeWithoutResult(status -> {
            states.begin(id, "node");
            status.setRollbackOnly();
        });
        transition(importer -> importer.begin(id, "node"));
        await(() -> assertThat(types()).containsExactly("import.started"));
        assertThat(query("select count(*) from webhook_event", Long.class)).isEqualTo(1);
    }
}
