package org.productimporter.importer.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.productimporter.db.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A node dies in the middle of something that takes several statements: the plan, the partitions
/// of staging, the workers' records of Spring Batch, the clean-up. What was half done is either
/// gone or done by the next attempt.
class CrashAtStatementIT extends ImporterNodeTest {

    private HostileImport hostile;

    CrashAtStatementIT(TestDatabase server, JdbcClient database) {
        super(server, database);
    }

    @BeforeAll
    void writeFile(@TempDir Path folder) {
        hostile = HostileImport.in(folder, database);
    }

    @ParameterizedTest
    @CsvSource({
            // the plan of an import: ranges, then buckets
            "insert into import_chunk, 1", "insert into import_chunk, 2",
            // the tables of staging
            "create unlogged table staging.import_1 (, 1",
            // the merge: before the IDs of new products are reserved, and before the outbox is written
            "select array_agg(nextval, 1", "select append_product_outbox, 2",
            // the records of the job, its steps, and the two workers of each phase
            "insert into batch_job_execution(, 1", "insert into batch_job_execution_params, 1",
            "insert into batch_step_execution(, 3", "insert into batch_step_execution(, 4",
            "insert into batch_step_execution_context, 4", "insert into batch_step_execution(, 7",
            // rejections of the second range
            "insert into import_rejection, 2",
            // the end: before the result is written, and before staging is dropped
            "update import set state = ?, 1", "drop table if exists, 2",})
    void resumesAsIfNothingHadHappened(String statement, int time) {
        var id = hostile.insert();
        var seen = new AtomicInteger();
        node.pool().watch(sql -> {
            if (squeezed(sql).startsWith(statement) && seen.incrementAndGet() == time) {
                node.pool().fail();
            }
        });

        assertThat(node.runUntilFailure(id)).isTrue();
        node.pool().recover();
        assertThat(node.runToEnd(id)).isEqualTo(1);

        hostile.completed(id);
    }

    private static String squeezed(String sql) {
        return sql.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
