package org.productimporter.web.imports.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.ImporterServerTest;
import org.productimporter.web.Rest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// A whole import is undone by REST.
@ImporterServerTest
@Timeout(120)
class ImportUndoIT {

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    private Rest rest;

    @BeforeEach
    void signIn() {
        rest = Rest.administrator(port, data.root());
        database.sql("delete from import").update();
        database.sql("truncate product, product_change, deleted_product").update();
    }

    private long imported(String csv) {
        var answer = rest.csv("/api/imports?file_name=prices.csv", BodyPublishers.ofByteArray(csv.getBytes(UTF_8)),
                Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        var id = answer.json().path("id").asLong();
        awaitState(id, "completed");
        return id;
    }

    private JsonNode awaitState(long id, String state) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(id).path("state").asString(), found -> found.equals(state));
        return get(id);
    }

    private JsonNode get(long id) {
        return rest.get("/api/imports/" + id).json();
    }

    private Rest.Answer undo(long id, String body) {
        return rest.json("/api/imports/" + id + "/undo", body);
    }

    @Test
    void previewsUndoesAndListsWhatIsKept() {
        imported("sku,name,price\nA-1,Anvil,1.00\nA-2,Bell,2.00\n");
        var wrong = imported("sku,name,price\nA-1,Anvil,100\nA-2,Bell,200\nA-3,Cup,300\nA-4,Door,400\n");
        var edited = rest.get("/api/products/by-sku/A-2").json().path("id").asLong();
        assertThat(rest.patch("/api/products/" + edited + "/", "{\"price\": \"2.50\"}").status()).isEqualTo(200);
        var deleted = rest.get("/api/products/by-sku/A-4").json().path("id").asLong();
        assertThat(rest.delete("/api/products/" + deleted + "/").status()).isEqualTo(204);

        var preview = undo(wrong, "{\"preview\": true}");
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body()).isEqualTo("{\"removed\":1,\"restored\":1,\"kept\":{\"changed_since\":2}}");
        assertThat(kept(wrong)).containsExactlyInAnyOrder("A-2 changed", "A-4 deleted");
        assertThat(get(wrong).path("undo_until").asString()).isNotEmpty();

        var answer = undo(wrong, "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().path("state").asString()).isEqualTo("undoing");
        var undone = awaitState(wrong, "undone");

        assertThat(undone.path("percent").asDouble()).isEqualTo(100);
        assertThat(undone.path("rows").path("inserted").asLong()).isEqualTo(2);
        assertThat(undone.path("undo").path("effect")).hasToString(preview.body());
        assertThat(undone.path("undo").path("requested_by").asString()).isNotEmpty();
        assertThat(kept(wrong)).containsExactlyInAnyOrder("A-2 changed", "A-4 deleted");
        assertThat(products()).containsExactly("A-1 1.00 v3", "A-2 2.50 v3");
        assertThat(undo(wrong, "").status()).isEqualTo(409);
        assertThat(rest.get("/api/file-processor/status/" + wrong + "/").json().path("status").asString())
                .isEqualTo("completed");
        assertThat(
                rest.get("/api/products/by-sku/A-1/history").json().path("results").path(0).path("change").asString())
                .isEqualTo("undone");
    }

    private List<String> kept(long id) {
        var page = rest.get("/api/imports/" + id + "/undo/kept?page_size=1").json();
        var rest1 = page.path("results").path(0);
        var next = rest.get("/api/imports/%d/undo/kept?cursor=%s".formatted(id, page.path("next_cursor").asString()))
                .json();
        assertThat(next.path("next_cursor").isNull()).isTrue();
        assertThat(next.path("results").size()).isEqualTo(1);
        assertThat(rest1.path("changed_by").asString()).isNotEmpty();
        return List.of(text(rest1), text(next.path("results").path(0)));
    }

    private static String text(JsonNode kept) {
        return kept.path("sku").asString() + " " + kept.path("reason").asString();
    }

    private List<String> products() {
        return database.sql("select sku || ' ' || price || ' v' || version from product order by sku")
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void refusesWithTheReason() {
        var id = imported("sku,name\nA-1,Anvil\n");
        database.sql("""
                insert into import (file_name, file_path, file_size, source, requested_by, retry_of, state)
                values ('a.csv', '/a.csv', 1, 'upload', 'anna', :id, 'stopping')
                """).param("id", id).update();
        refused(id, "of corrected rows of import " + id + " is running. Wait until it has ended, or stop it");
        database.sql("delete from import where retry_of is not null").update();

        database.sql("update product_change set at = at - interval '31 days'").update();
        refused(id, "could be undone until");

        database.sql("delete from product_change").update();
        refused(id, "changed 1 products, and the history contains 0 of these changes");

        database.sql("update import set state = 'failed'").update();
        refused(id, "is failed and cannot be undone. Accepted now: restart, abandon, delete");
        assertThat(undo(999_999, "").status()).isEqualTo(404);
        assertThat(undo(id, "{\"preview\": 7}").status()).isEqualTo(400);
        assertThat(rest.get("/api/imports/" + id + "/undo/kept?cursor=x").status()).isEqualTo(400);
    }

    private void refused(long id, String reason) {
        for (var body : List.of("", "{\"preview\": true}")) {
            var answer = undo(id, body);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().path("detail").asString()).contains(reason);
        }
        assertThat(products()).isNotNull();
    }

    /// The undo takes its place behind imports that are open when it is requested.
    @Test
    void waitsForEarlierImportsAndCanBeStopped() {
        var id = imported("sku,name\nA-1,Anvil\n");
        // Its task is due tomorrow, so it stays open.
        database.sql("""
                with large as (
                    insert into import (file_name, file_path, file_size, source, requested_by, state)
                    values ('large.csv', '/large.csv', 1, 'upload', 'anna', 'running')
                    returning id
                )
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                select 'run-import', id::text, now() + interval '1 day', false, 1
                from large
                """).update();
        assertThat(undo(id, "").status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(get(id).path("message").asString()).contains("large.csv"));
        assertThat(get(id).path("state").asString()).isEqualTo("undoing");

        assertThat(rest.post("/api/imports/" + id + "/stop").status()).isEqualTo(202);
        awaitState(id, "stopped");
        database.sql("delete from import where file_name = 'large.csv'").update();
        database.sql("delete from scheduled_tasks where execution_time > now() + interval '1 hour'").update();
        assertThat(database.sql("select count(*) from product").query(Long.class).single()).isEqualTo(1);

        var restarted = rest.post("/api/imports/" + id + "/restart");
        assertThat(restarted.json().path("state").asString()).as(restarted.body()).isEqualTo("undoing");
        awaitState(id, "undone");
        assertThat(database.sql("select count(*) from product").query(Long.class).single()).isZero();
    }
}
