package org.productimporter.web.webhooks.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.productimporter.web.webhooks.testing.WebhookFixture.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.webhooks.testing.WebhookFixture;
import org.productimporter.web.webhooks.testing.WebhookServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Product changes of imports. The tests write the rows of the importer.
@WebhookServerTest
@Timeout(120)
class OutboxServiceIT extends WebhookFixture {

    @Autowired private PlatformTransactionManager transactions;

    /// Writes the rows of a merged bucket.
    private void insertMergedBucket(long id, int bucket, int changes, String sku) {
        database.sql("""
                insert into import_chunk (import_id, phase, no, rows_updated, done_at)
                values (:id, 'merge', :bucket, :changes, now())
                on conflict (import_id, phase, no) do update set done_at = now(), rows_updated = :changes
                """).param("id", id).param("bucket", bucket).param("changes", changes).update();
        database.sql("""
                insert into import_change
                select :id, (:bucket::bigint << 32) + n, n, :sku || n,
                    case when n % 10 = 0 then 'created' else 'updated' end, n
                from generate_series(1, :changes) n
                """).param("id", id).param("bucket", bucket).param("changes", changes).param("sku", sku).update();
        database.sql("insert into import_change_batch values (:id, :bucket, :changes)")
                .param("id", id)
                .param("bucket", bucket)
                .param("changes", changes)
                .update();
        database.sql("""
                insert into webhook_pending_batch (webhook_id, import_id, chunk_no)
                select id, :id, :bucket from webhook where enabled and bulk <> 'summary'
                """).param("id", id).param("bucket", bucket).update();
    }

    private void setImportState(String state) {
        database.sql("update import set state = :state").param("state", state).update();
    }

    private List<JsonNode> batches() {
        return server.received()
                .stream()
                .map(message -> JsonMapper.shared().readTree(message.body()))
                .filter(body -> body.path("type").asString().equals("product.batch"))
                .map(body -> body.path("data").path("changes"))
                .toList();
    }

    @Test
    void aBatchHasUpToOneHundredChangesAndTwentyKilobytes() {
        createWebhook(server, "\"bulk\": \"batch\"", "\"event_types\": [\"product.batch\"]");
        var id = upload("");
        insertMergedBucket(id, 0, 2150, "\u00e4".repeat(50));
        insertMergedBucket(id, 1, 30, "\uD83D\uDE00".repeat(55));
        await(() -> assertThat(batches().stream().mapToInt(JsonNode::size).sum()).isEqualTo(2180));

        assertThat(batches()).allMatch(batch -> batch.size() <= 100);
        assertThat(server.received()).allMatch(m -> m.body().getBytes(StandardCharsets.UTF_8).length <= 20_000);
        var versions = new ArrayList<String>();
        for (var batch : batches()) {
            batch.forEach(item -> versions.add(item.path("sku").asString()));
        }
        assertThat(versions).doesNotHaveDuplicates();
        assertThat(query("select count(*) from webhook_pending_batch", Long.class)).isZero();
    }

    @Test
    void eachSendsOneEventPerProductWithTheProductOfThatVersion() {
        database.sql("delete from product").update();
        database.sql(
                "insert into product (id, sku, name, price, version) values (20, 'S20', 'Saw', 3.5, 20), (30, 'S30', 'x', 1, 31)")
                .update();
        createWebhook(server, "\"bulk\": \"each\"", "\"event_types\": [\"product.created\"]");
        var id = upload("");
        insertMergedBucket(id, 0, 450, "S");
        await(() -> assertThat(server.count()).isEqualTo(45));

        var bodies = server.received()
                .stream()
                .map(message -> JsonMapper.shared().readTree(message.body()).path("data"))
                .toList();
        assertThat(bodies).allMatch(body -> body.path("change").asString().equals("created"));
        assertThat(bodies).allMatch(body -> body.path("import_id").asLong() == id);
        assertThat(bodies).filteredOn(body -> !body.path("product").isNull())
                .singleElement()
                .satisfies(body -> assertThat(body.path("product").path("price").asString()).isEqualTo("3.50"));
        database.sql("delete from product").update();
    }

    @Test
    void aBucketThatCommitsLateIsSkippedNeitherByTheOutboxNorByRest() {
        createWebhook(server, "\"bulk\": \"batch\"", "\"event_types\": [\"product.batch\"]");
        var id = upload("");
        setImportState("running");
        database.sql(
                "insert into import_chunk (import_id, phase, no) select :id, 'merge', no from generate_series(0, 1) no")
                .param("id", id)
                .update();
        var late = transactions.getTransaction(new DefaultTransactionDefinition());
        insertMergedBucket(id, 0, 5, "late-");
        var other = new Thread(() -> insertMergedBucket(id, 1, 7, "early-"));
        other.start();
        await(() -> assertThat(batches().stream().mapToInt(JsonNode::size).sum()).isEqualTo(7));
        var changes = "/api/imports/" + id + "/changes?page_size=500&cursor=";
        var first = onAnotherThread(() -> rest.get(changes).json());
        transactions.commit(late);
        await(() -> assertThat(batches().stream().mapToInt(JsonNode::size).sum()).isEqualTo(12));

        assertThat(first.path("results").size()).isZero();
        var second = rest.get(changes + first.path("next_cursor").asString()).json();
        assertThat(second.path("results").size()).isEqualTo(12);
        assertThat(second.path("recorded").asString()).isEqualTo("all");
        assertThat(second.path("next_cursor").isNull()).isFalse();
        assertThat(second.path("results").get(0).toString())
                .isEqualTo("{\"sku\":\"late-1\",\"id\":1,\"change\":\"updated\",\"version\":1}");
    }

    private static <T> T onAnotherThread(java.util.concurrent.Callable<T> work) {
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(work).get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void changesHavePagesAndShowWhetherTheyAreRecorded() {
        var id = upload("");
        database.sql(
                "insert into import_chunk (import_id, phase, no, rows_inserted, done_at) values (:id, 'merge', 0, 9, now())")
                .param("id", id)
                .update();
        setImportState("stopped");
        var path = "/api/imports/" + id + "/changes";
        assertThat(rest.get(path).body()).isEqualTo("{\"results\":[],\"next_cursor\":null,\"recorded\":\"none\"}");

        insertMergedBucket(id, 1, 3, "S");
        var first = rest.get(path + "?page_size=2").json();
        assertThat(first.path("recorded").asString()).isEqualTo("some");
        assertThat(first.path("results").size()).isEqualTo(2);
        var second = rest.get(path + "?page_size=2&cursor=" + first.path("next_cursor").asString()).json();
        assertThat(second.path("results").size()).isEqualTo(1);
        assertThat(second.path("next_cursor").isNull()).isTrue();
        assertThat(rest.get("/api/imports/77777/changes").status()).isEqualTo(404);
    }
}
