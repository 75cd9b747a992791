package org.productimporter.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WebServerTest
@Timeout(60)
class CleanUpServiceIT {

    private static final SystemActor OPERATOR = SystemActor.of("operator", Scope.IMPORTS_READ, Scope.IMPORTS_WRITE);

    @Autowired private JdbcClient database;
    @Autowired private CleanUpService cleanUp;
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

    private List<Long> executions() {
        return database.sql("select job_execution_id from batch_job_execution order by 1")
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private CleanUpProgress cleanUp(CleanUpRule rule) {
        OPERATOR.run(() -> cleanUp.begin(rule));
        return await().until(() -> asOperator(cleanUp::progress).orElseThrow(),
                progress -> progress.state() != CleanUpProgress.State.RUNNING);
    }

    @Test
    void oldExecutionsAreRemovedUnlessAnImportNeedsThem() {
        var completed = rows.importOf("completed.csv", "completed", 2);
        rows.execution(1, "FAILED", completed);
        rows.execution(2, "COMPLETED", completed);
        rows.execution(3, "FAILED", rows.importOf("failed.csv", "failed", 3));
        rows.execution(4, "STOPPED", rows.importOf("running.csv", "running", 4));
        rows.execution(5, "COMPLETED", rows.importOf("previewed.csv", "previewed", 5));
        rows.execution(6, "FAILED", 999);
        rows.step(9, 1, "stage", "FAILED");
        database.sql("insert into batch_step_execution_context values (9, '{}', null)").update();
        database.sql("insert into batch_job_execution_context values (1, '{}', null)").update();
        var rule = new CleanUpRule(30, Set.of("COMPLETED", "FAILED", "STOPPED"));
        assertThat(asOperator(() -> cleanUp.count(rule))).isEqualTo(new CleanUpService.Count(3, 3));

        var done = cleanUp(rule);

        assertThat(done).isEqualTo(new CleanUpProgress(rule, CleanUpProgress.State.DONE, 3, 3, null));
        assertThat(executions()).containsExactly(3L, 4L, 5L);
        assertThat(asOperator(() -> imports.find(completed)).jobExecutionId()).isNull();
        for (var table : List.of("batch_step_execution", "batch_step_execution_context",
                "batch_job_execution_context")) {
            assertThat(count(table)).as(table).isZero();
        }
        assertThat(count("batch_job_execution_params")).isEqualTo(3);
        assertThat(count("batch_job_instance")).isEqualTo(1);
        assertThat(count("audit_log where action = 'executions.cleaned'")).isPositive();
    }

    @Test
    void instancesWithoutExecutionsAreRemoved() {
        rows.execution(1, "COMPLETED", 999);

        cleanUp(new CleanUpRule(1, Set.of("COMPLETED")));

        assertThat(count("batch_job_instance")).isZero();
    }

    @Test
    void youngerExecutionsAndOtherStatesAreKept() {
        rows.execution(1, "COMPLETED", 999);
        rows.execution(2, "FAILED", 999);
        database.sql("update batch_job_execution set create_time = now() where job_execution_id = 2").update();

        cleanUp(new CleanUpRule(1, Set.of("FAILED")));

        assertThat(executions()).containsExactly(1L, 2L);
    }

    @Test
    void severalBatchesAreRemoved() {
        for (var id = 1; id <= 1_200; id++) {
            rows.execution(id, "COMPLETED", 999);
        }

        assertThat(cleanUp(new CleanUpRule(1, Set.of("COMPLETED"))).removed()).isEqualTo(1_200);
        assertThat(executions()).isEmpty();
    }

    @Test
    void anInvalidRuleIsRejected() {
        assertThatThrownBy(() -> new CleanUpRule(0, Set.of("FAILED"))).isInstanceOf(ProblemException.class)
                .hasMessageContaining("older_than_days");
        assertThatThrownBy(() -> new CleanUpRule(1, Set.of())).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new CleanUpRule(1, Set.of("ODD"))).isInstanceOf(ProblemException.class);
    }
}
