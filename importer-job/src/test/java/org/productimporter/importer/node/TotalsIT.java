package org.productimporter.importer.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.productimporter.db.testing.TestDatabase;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportState;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An import with inconsistent totals fails, whatever was lost.
class TotalsIT extends ImporterNodeTest {

    private HostileImport hostile;

    TotalsIT(TestDatabase server, JdbcClient database) {
        super(server, database);
    }

    @BeforeAll
    void writeFile(@TempDir Path folder) {
        hostile = HostileImport.in(folder, database);
    }

    private static final String LOSE_AN_OUTCOME = """
            update import_chunk
            set rows_inserted = rows_inserted - 1
            where phase = 'merge'
            and no = 0
            """;

    private static final String LOSE_A_STAGED_ROW = """
            update import_chunk
            set rows_read = rows_read - 1
            where phase = 'merge'
            and no = 0
            """;

    private static final String LOSE_A_REJECTION = """
            delete from import_rejection
            where line = (select min(line) from import_rejection)
            """;

    private static final String LOSE_A_BYTE = """
            update import_chunk
            set to_byte = to_byte - 1
            where phase = 'stage'
            and no = 0
            """;

    /// Rows without a name whose product is new are staged.
    private long rejectedByMerge() {
        return hostile.expected().rejections().stream().filter(row -> row.code().equals("missing_name")).count();
    }

    /// @param inserted how many the text says too few, like the others
    @ParameterizedTest
    @CsvSource({"an outcome, 1, 0, 0, 0", "a rejection, 0, 1, 0, 0", "a staged row, 0, 0, 1, 0", "a byte, 0, 0, 0, 1"})
    void whatIsLostFailsTheImport(String lost, int inserted, int kept, int staged, int unread) {
        var id = hostile.insert();
        onceBefore("select coalesce(sum(rows_read)", id, "publish", statement(lost));

        assertThat(node.runToEnd(id)).isEqualTo(1);

        var counts = hostile.expected().counts();
        var status = requests.status(id);
        assertThat(status.state()).isEqualTo(ImportState.FAILED);
        assertThat(status.message()).isEqualTo("The rows do not add up");
        assertThat(status.detail()).isEqualTo(
                "%,d rows read, but %,d inserted + 0 updated + 0 unchanged + %,d duplicate + %,d rejected (%,d of them kept), %,d staged, %,d bytes unread.",
                counts.read(), counts.inserted() - inserted, counts.duplicate(), counts.rejected(),
                counts.rejected() - kept, counts.read() - counts.rejected() + rejectedByMerge() - staged, unread);
    }

    private static String statement(String lost) {
        return switch (lost) {
            case "an outcome" -> LOSE_AN_OUTCOME;
            case "a rejection" -> LOSE_A_REJECTION;
            case "a byte" -> LOSE_A_BYTE;
            default -> LOSE_A_STAGED_ROW;
        };
    }

    private static final String REOPEN_A_RANGE = """
            update import_chunk
            set done_at = null
            where phase = 'stage'
            and no = 0
            """;

    /// The calling thread is the one that begins the steps; workers have their own.
    @Test
    void theMergeDoesNotBeginBeforeEveryRangeIsStaged() {
        var id = hostile.insert();
        onceBefore("select not exists ( select from import_chunk", id, "stage", REOPEN_A_RANGE);

        assertThat(node.run(id)).isInstanceOf(AttemptOutcome.Retry.class);

        assertThat(requests.status(id).message()).isEqualTo(
                "attempt 1 failed and is repeated: Import %s is not staged completely; the merge does not begin."
                        .formatted(id));
        assertThat(requests.chunksDone(id, "merge")).isZero();
    }

    private void onceBefore(String statement, ImportId id, String phase, String change) {
        var changed = new AtomicBoolean();
        var beginner = Thread.currentThread();
        node.pool().watch(sql -> {
            if (Thread.currentThread().equals(beginner) && sql.replaceAll("\\s+", " ").startsWith(statement)
                    && phase.equals(requests.phase(id)) && changed.compareAndSet(false, true)) {
                assertThat(database.sql(change).update()).isEqualTo(1);
            }
        });
    }
}
