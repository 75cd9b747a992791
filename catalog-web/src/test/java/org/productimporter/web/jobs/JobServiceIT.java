package org.productimporter.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportState;
import org.productimporter.web.Rest;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.imports.restart.RerunService;
import org.productimporter.web.imports.restart.RestartPlan;
import org.productimporter.web.imports.restart.RestartService;
import org.productimporter.web.jobs.StepStatistics.Measure;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Statistics of executions, and the actions of operators.
@WebServerTest
@Timeout(60)
class JobServiceIT {

    private static final SystemActor OPERATOR = SystemActor.of("operator", Scope.IMPORTS_READ, Scope.IMPORTS_WRITE);

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    @Autowired private JdbcClient database;
    @Autowired private JobService jobs;
    @Autowired private StopAllService stopAll;
    @Autowired private RestartService restarts;
    @Autowired private RerunService reruns;
    @Autowired private ImportService imports;
    private ExecutionRows rows;

    @BeforeEach
    void clear() {
        rows = new ExecutionRows(database);
        rows.clear();
    }

    private static <T> T asOperator(Supplier<T> work) {
        return OPERATOR.call(work);
    }

    private long count(String from) {
        return database.sql("select count(*) from " + from).query(Long.class).single();
    }

    @Test
    void statisticsCoverPastExecutionsAndSumTheWorkers() {
        for (var id = 1; id <= 3; id++) {
            rows.execution(id, "COMPLETED", id);
            rows.step(id * 10L, id, "stage", "COMPLETED");
            rows.step(id * 10L + 1, id, "stage:worker-01", "COMPLETED");
            rows.step(id * 10L + 2, id, "stage:worker-02", "COMPLETED");
        }
        rows.execution(4, "FAILED", 4);
        rows.step(40, 4, "stage", "FAILED");
        database.sql("""
                update batch_step_execution
                set end_time = start_time + job_execution_id * interval '2 seconds',
                    read_count = job_execution_id
                """).update();

        var found = asOperator(() -> jobs.statistics(4, 2));

        assertThat(found).filteredOn(row -> Set.of(Measure.DURATION, Measure.READ).contains(row.measure()))
                .extracting(StepStatistics::step, StepStatistics::measure, StepStatistics::runs, StepStatistics::min,
                        StepStatistics::mean, StepStatistics::max, StepStatistics::here)
                .containsExactly(tuple("stage", Measure.DURATION, 2L, 4.0, 5.0, 6.0, 8.0),
                        tuple("stage", Measure.READ, 2L, 4.0, 5.0, 6.0, 4.0));
    }

    @Test
    void statisticsAreServedByRest() {
        rows.execution(1, "COMPLETED", 1);
        rows.step(10, 1, "stage", "COMPLETED");
        var rest = Rest.administrator(port, data.root());
        assertThat(rest.get("/api/jobs/executions/1/history?runs=2")
                .json()
                .path("results")
                .path(0)
                .path("mean")
                .asDouble()).isEqualTo(3.0);
        assertThat(rest.get("/api/jobs/executions/1/history?runs=0").status()).isEqualTo(400);
    }

    @Test
    void allQueuedAndRunningImportsAreStopped() {
        rows.importOf("queued.csv", "queued", 1);
        rows.importOf("running.csv", "running", 2);
        rows.importOf("completed.csv", "completed", 3);
        assertThat(asOperator(stopAll::open)).isEqualTo(new StopAllService.Open(1, 1));

        var rest = Rest.administrator(port, data.root());
        assertThat(rest.post("/api/jobs/executions/stop").body()).isEqualTo("{\"stopped\":2,\"too_late\":0}");

        assertThat(database.sql("select state from import order by id").query(String.class).list())
                .containsExactly("stopped", "stopping", "completed");
        assertThat(asOperator(stopAll::open).all()).isZero();
    }

    @Test
    void aRestartHasAPlanAndAcceptsOtherLimits() {
        var id = rows.importOf("spring.csv", "failed", 7);
        rows.execution(6, "FAILED", id);
        rows.execution(7, "FAILED", id);
        rows.chunk(id, 0, true);
        rows.chunk(id, 1, false);
        var plan = asOperator(() -> restarts.plan(id));
        assertThat(plan).isEqualTo(new RestartPlan(List.of(new RestartPlan.Part("stage", 1, 1)), "", false, 10));

        assertThatThrownBy(() -> asOperator(() -> restarts.restart(id, new RestartPlan.Limits("many", 10))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("max_rejected");
        assertThat(asOperator(() -> imports.find(id)).state()).isEqualTo(ImportState.FAILED);

        var again = asOperator(() -> restarts.restart(id, new RestartPlan.Limits("2.5%", 20)));

        assertThat(again.state()).isEqualTo(ImportState.QUEUED);
        assertThat(again.options()).containsEntry("max_rejected", "2.5%").containsEntry("missing_cap_percent", 20);
        assertThat(count("audit_log where action = 'import.limits_changed'")).isEqualTo(1);
    }

    @Test
    void aStoredFileIsImportedAgainWithOtherOptions() throws Exception {
        var rest = Rest.administrator(port, data.root());
        var first = rest.csv("/api/imports?file_name=spring.csv", "sku,name\nA,Lamp\n", Map.of())
                .json()
                .path("id")
                .asLong();
        assertThat(asOperator(() -> reruns.isPossible(first))).isTrue();

        var options = ImportOptions.of(Map.of("preview", true));
        var second = asOperator(() -> {
            try {
                return reruns.run(first, options, "operator");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(second.fileName()).isEqualTo("spring.csv");
        assertThat(second.options()).containsEntry("preview", true);
        assertThat(second.requestedBy()).isEqualTo("operator");
        assertThat(second.fileSha256()).isEqualTo(asOperator(() -> imports.find(first)).fileSha256());
        assertThat(files()).hasSize(2).doesNotHaveDuplicates();
        assertThat(asOperator(() -> reruns.isPossible(rows.importOf("x.csv", "failed", 1)))).isFalse();
    }

    private List<String> files() {
        return database.sql("select file_path from import").query((row, number) -> row.getString(1)).list();
    }
}
