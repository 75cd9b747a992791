package org.productimporter.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@WebServerTest
@Timeout(60)
class JobApiIT {

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    private Rest rest;
    private long importId;

    @BeforeEach
    void insertAnImportWithTwoExecutions() {
        rest = Rest.administrator(port, data.root());
        database.sql("truncate batch_job_instance cascade").update();
        database.sql("delete from import").update();
        importId = rest.csv("/api/jobs/product-import/executions", "sku\nA\n", Map.of()).json().path("id").asLong();
        database.sql("insert into batch_job_instance values (1, 0, 'product-import', 'key')").update();
        execution(1, "STOPPED");
        execution(2, "STARTED");
        database.sql("""
                insert into batch_step_execution (step_execution_id, version, step_name,
                    job_execution_id, create_time, start_time, status, commit_count, read_count,
                    filter_count, write_count, read_skip_count, write_skip_count,
                    process_skip_count, rollback_count)
                values (5, 0, 'inspect', 2, now(), now(), 'COMPLETED', 1, 0, 0, 0, 0, 0, 0, 0),
                       (6, 0, 'stage', 2, now(), now(), 'STARTED', 1, 3, 0, 3, 0, 0, 0, 0)
                """).update();
    }

    private void execution(long id, String status) {
        database.sql("""
                insert into batch_job_execution (job_execution_id, version, job_instance_id,
                    create_time, start_time, status, exit_code)
                values (:id, 0, 1, '2026-01-02 03:04:05', '2026-01-02 03:04:06', :status, :status)
                """).param("id", id).param("status", status).update();
        database.sql("""
                insert into batch_job_execution_params
                values (:id, 'importId', 'java.lang.Long', :import, 'Y')
                """).param("id", id).param("import", Long.toString(importId)).update();
    }

    private void state(String state) {
        database.sql("update import set state = :state").param("state", state).update();
    }

    @Test
    void jobsInstancesAndExecutionsAreListed() {
        assertThat(rest.get("/api/jobs/").json().path("results").toString()).isEqualTo(
                "[{\"name\":\"product-import\",\"instances\":1,\"executions\":2,\"running\":1,\"last_execution\":2}]");
        assertThat(rest.get("/api/jobs/instances?name=product-import").json().path("results").toString())
                .isEqualTo("[{\"id\":1,\"name\":\"product-import\",\"import_id\":" + importId
                        + ",\"executions\":2,\"last_execution\":2,\"last_status\":\"STARTED\"}]");
        var first = rest.get("/api/jobs/executions?page_size=1").json();
        assertThat(first.path("results").path(0).path("id").asLong()).isEqualTo(2);
        assertThat(first.path("results").path(0).path("import_id").asLong()).isEqualTo(importId);
        assertThat(first.path("results").path(0).path("created_at").asString()).isEqualTo("2026-01-02T03:04:05Z");
        var next = rest.get("/api/jobs/executions?page_size=1&cursor=" + first.path("next_cursor").asString());
        assertThat(next.json().path("results").path(0).path("id").asLong()).isEqualTo(1);
    }

    @Test
    void filtersAreCombined() {
        var parameter = "&parameter=importId%3D" + importId;
        assertThat(count("?name=product-import&status=stopped" + parameter)).isEqualTo(1);
        assertThat(count("?status=FAILED" + parameter)).isZero();
        assertThat(count("?parameter=importId%3D0")).isZero();
        assertThat(count("?from=2026-01-02T03:04:05Z&to=2026-01-02T03:04:06Z")).isEqualTo(2);
        assertThat(count("?to=2026-01-02T03:04:05Z")).isZero();
        assertThat(rest.get("/api/jobs/executions?parameter=7").status()).isEqualTo(400);
    }

    private int count(String query) {
        return rest.get("/api/jobs/executions" + query).json().path("results").size();
    }

    @Test
    void anExecutionHasItsPartsAndTheProgressOfTheLedger() {
        var detail = rest.get("/api/jobs/executions/2").json();
        assertThat(detail.path("parameters").path(0).path("name").asString()).isEqualTo("importId");
        assertThat(detail.path("parameters").path(0).path("identifying").asBoolean()).isTrue();
        assertThat(detail.path("steps").size()).isEqualTo(2);
        assertThat(rest.get("/api/jobs/executions/99").status()).isEqualTo(404);

        var steps = rest.get("/api/jobs/executions/2/steps?page_size=1").json();
        var second =
                rest.get("/api/jobs/executions/2/steps?page_size=1&cursor=" + steps.path("next_cursor").asString());
        assertThat(second.json().path("results").path(0).path("name").asString()).isEqualTo("stage");

        database.sql("""
                insert into import_chunk (import_id, phase, no, from_byte, to_byte, first_line,
                    node, worker, done_at, rows_read)
                values (:id, 'stage', 0, 0, 75, 2, 'n1', 'w1', now(), 7),
                       (:id, 'stage', 1, 75, 100, 9, null, null, null, 0)
                """).param("id", importId).update();
        var progress = rest.get("/api/jobs/executions/2/steps/stage/progress");
        assertThat(progress.body()).isEqualTo(
                "{\"step\":\"stage\",\"status\":\"STARTED\",\"phase\":\"stage\",\"percent\":75.0,\"chunks_total\":2,\"chunks_done\":1,\"bytes_total\":100,\"bytes_done\":75,\"rows_read\":7,\"workers\":[{\"node\":\"n1\",\"worker\":\"w1\",\"chunks\":1,\"rows\":7}]}");
        assertThat(rest.get("/api/jobs/executions/2/steps/none/progress").status()).isEqualTo(404);
    }

    @Test
    void theLogIsServedIfItExists() throws IOException {
        assertThat(rest.get("/api/jobs/executions/2/log").status()).isEqualTo(404);
        Files.writeString(data.logs().resolve("import-" + importId + ".log"), "Attempt 1 begins\n");
        assertThat(rest.get("/api/jobs/executions/2/log").body()).isEqualTo("Attempt 1 begins\n");
    }

    @Test
    void onlyTheLatestExecutionAcceptsActions() {
        state("running");
        var old = rest.post("/api/jobs/executions/1/stop");
        assertThat(old.status()).isEqualTo(409);
        assertThat(old.json().path("detail").asString())
                .isEqualTo("Execution 1 is over; execution 2 came after it. Send the action to execution 2");
        assertThat(rest.post("/api/jobs/executions/2/stop").json().path("state").asString()).isEqualTo("stopping");
        state("stopped");
        assertThat(rest.post("/api/jobs/executions/2/restart/").json().path("state").asString()).isEqualTo("queued");
    }

    @Test
    void anAbandonedImportCannotBeRestarted() {
        state("failed");
        var abandoned = rest.post("/api/jobs/executions/2/abandon");
        assertThat(abandoned.status()).isEqualTo(202);
        assertThat(abandoned.json().path("error").path("title").asString()).isEqualTo("Abandoned");
        assertThat(database.sql("select status from batch_job_execution where job_execution_id = 2")
                .query(String.class)
                .single()).isEqualTo("ABANDONED");
        var restart = rest.post("/api/imports/" + importId + "/restart");
        assertThat(restart.status()).isEqualTo(409);
        assertThat(restart.json().path("detail").asString()).contains("is abandoned", "Accepted now: delete");
    }

    @Test
    void onlyTheImportOfADeadNodeIsRecovered() {
        state("running");
        database.sql(
                "update scheduled_tasks set picked = true, picked_by = 'n1', last_heartbeat = now() - interval '5 seconds' where task_instance = :id")
                .param("id", Long.toString(importId))
                .update();
        var alive = rest.post("/api/jobs/executions/2/recover");
        assertThat(alive.status()).isEqualTo(409);
        assertThat(alive.json().path("detail").asString()).contains("node n1", "last heartbeat");

        database.sql("update scheduled_tasks set last_heartbeat = now() - interval '1 minute' where picked").update();
        assertThat(rest.post("/api/jobs/executions/2/recover").status()).isEqualTo(202);
        assertThat(database.sql("select picked from scheduled_tasks where task_instance = :id")
                .param("id", Long.toString(importId))
                .query(Boolean.class)
                .single()).isFalse();
        assertThat(rest.post("/api/jobs/executions/2/recover").status()).isEqualTo(409);
    }
}
