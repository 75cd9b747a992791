package org.productimporter.importer.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.productimporter.db.testing.OnPostgres;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportState;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Many short imports: none waits for a poll, and their metadata does not wait for the disk. The node polls only once, at
/// its start.
@OnPostgres
@TestInstance(Lifecycle.PER_CLASS)
class ShortImportsIT {

    private static final int IMPORTS = 7;

    private final TestDatabase server;
    private final JdbcClient database;
    private final ImportRequests requests;
    private final List<ImportId> ids = new ArrayList<>();
    private ImporterNode node;

    ShortImportsIT(TestDatabase server, JdbcClient database) {
        this.server = server;
        this.database = database;
        this.requests = new ImportRequests(database);
    }

    @BeforeAll
    void requestAndStart(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("short.csv"), "sku,name\nA-1,Lamp\n");
        for (int no = 0; no < IMPORTS; no++) {
            ids.add(requests.request(file, Map.of()));
        }
        node = ImporterNode.start(server, "node", "db-scheduler.polling-interval=1h");
    }

    @AfterAll
    void stopNode() {
        node.close();
    }

    @Test
    void theEndOfAnImportStartsTheNextWithoutAPoll() {
        assertThat(ids).allSatisfy(id -> assertThat(requests.awaitEnd(id).state()).isEqualTo(ImportState.COMPLETED));
    }

    @Test
    void aPhaseOfOneChunkHasOneWorker() {
        requests.awaitEnd(ids.getFirst());

        assertThat(workersOf(ids.getFirst())).containsExactly("merge:worker-01", "stage:worker-01");
    }

    private List<String> workersOf(ImportId id) {
        return database.sql("""
                select s.step_name
                from batch_step_execution s
                join import i on i.job_execution_id = s.job_execution_id
                where i.id = :id
                and s.step_name like '%:%'
                order by s.step_name
                """).param("id", id.value()).query((row, _) -> row.getString("step_name")).list();
    }

    @Test
    void onlyTheMetadataOfSpringBatchDoesNotWaitForTheDisk() {
        var thread = Thread.currentThread();
        var statements = new ArrayList<String>();
        node.pool().watch(sql -> {
            if (Thread.currentThread() == thread) {
                statements.add(sql);
            }
        });

        node.bean(JobRepository.class).createJobInstance("short", new JobParameters());
        node.bean(TransactionTemplate.class)
                .executeWithoutResult(_ -> node.bean(JobRepository.class).getLastJobInstance("short"));

        assertThat(statements.stream().filter(sql -> sql.contains("synchronous_commit"))).hasSize(1);
        assertThat(statements.getFirst()).isEqualTo("set local synchronous_commit = off");
    }
}
