package org.productimporter.importer.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportState;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An import that is stopped, or whose Spring Batch records are in disorder, can go on.
class StopIT extends ImporterNodeTest {

    private HostileImport hostile;

    StopIT(TestDatabase server, JdbcClient database) {
        super(server, database);
    }

    @BeforeAll
    void writeFile(@TempDir Path folder) {
        hostile = HostileImport.in(folder, database);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stage", "merge"})
    void keepsWhatIsDoneAndGoesOnAfterARestart(String phase) {
        var id = hostile.insert();
        stopWhenOneIsDone(id, phase);

        assertThat(node.runToEnd(id)).isEqualTo(1);

        assertThat(requests.status(id))
                .isEqualTo(new ImportRequests.Status(ImportState.STOPPED, "stopped on request", null, 1));
        assertThat(batchStatuses()).doesNotContain("UNKNOWN", "STARTED").contains("STOPPED");
        long done = requests.chunksDone(id, phase);
        assertThat(done).isPositive();
        node.pool().recover();
        requests.restart(id);
        assertThat(node.runToEnd(id)).isEqualTo(1);
        hostile.completed(id);
        assertThat(chunksOfAttempt(id, phase, 1)).isEqualTo(done);
    }

    private void stopWhenOneIsDone(ImportId id, String phase) {
        var asked = new AtomicInteger();
        node.pool().watch(sql -> {
            if (ImportRequests.isClaim(sql) && requests.chunksDone(id, phase) > 0 && asked.getAndIncrement() == 0) {
                requests.stop(id);
            }
        });
    }

    private List<String> batchStatuses() {
        return database.sql("""
                select status from batch_job_execution
                union all
                select status from batch_step_execution
                """).query((row, _) -> row.getString(1)).list();
    }

    private long chunksOfAttempt(ImportId id, String phase, int attempt) {
        return database.sql("""
                select count(*)
                from import_chunk
                where import_id = :id
                and phase = :phase
                and attempt = :attempt
                """).param("id", id.value()).param("phase", phase).param("attempt", attempt).query(Long.class).single();
    }

    @Test
    void endsAnImportThatHasNotBegun() {
        var id = hostile.insert();
        requests.stop(id);

        node.runToEnd(id);

        assertThat(requests.status(id))
                .isEqualTo(new ImportRequests.Status(ImportState.STOPPED, "stopped on request", null, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNKNOWN", "STARTED", "STOPPING", "STARTING"})
    void recordsThatLookAliveAreRepaired(String status) {
        var id = hostile.insert();
        stopWhenOneIsDone(id, "stage");
        node.runToEnd(id);
        node.pool().recover();
        database.sql("update batch_job_execution set status = :status, end_time = null")
                .param("status", status)
                .update();
        database.sql("update batch_step_execution set status = :status, end_time = null")
                .param("status", status)
                .update();
        requests.restart(id);

        assertThat(node.runToEnd(id)).isEqualTo(1);

        hostile.completed(id);
        assertThat(batchStatuses()).containsOnly("FAILED", "COMPLETED");
    }

    /// A node that was frozen wakes up after the end of the import and updates its execution.
    @ParameterizedTest
    @ValueSource(strings = {"UNKNOWN", "STARTED"})
    void recordsThatLookAliveAfterTheEndAreRepaired(String status) {
        var id = hostile.insert();
        node.runToEnd(id);
        database.sql("update batch_job_execution set status = :status").param("status", status).update();
        database.sql("update batch_step_execution set status = :status").param("status", status).update();
        var cleanup = node.bean(NodeCleanup.class);

        cleanup.run();
        assertThat(batchStatuses()).as("an execution that may be ending").containsOnly(status);

        database.sql("update import set finished_at = finished_at - interval '2 minutes'").update();
        cleanup.run();
        assertThat(batchStatuses()).containsOnly("FAILED");
        hostile.completed(id);
    }

    /// What a crash between two transactions of the job repository leaves.
    @Test
    void anInstanceWithoutExecutionIsRepaired() {
        var id = hostile.insert();
        node.bean(JobRepository.class)
                .createJobInstance("product-import",
                        new JobParametersBuilder().addLong("importId", id.value()).toJobParameters());

        assertThat(node.runToEnd(id)).isEqualTo(1);

        hostile.completed(id);
    }

    @Test
    void aCompletedImportIsNotBegunAgain() {
        var id = hostile.insert();
        node.runToEnd(id);
        requests.restart(id);

        assertThat(node.run(id)).isEqualTo(new AttemptOutcome.Ended());

        assertThat(requests.status(id).attempt()).isEqualTo(1);
        hostile.completed(id);
    }
}
