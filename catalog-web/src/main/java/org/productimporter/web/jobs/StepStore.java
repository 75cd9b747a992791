package org.productimporter.web.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.productimporter.web.jobs.JobRecords.Step;
import org.productimporter.web.jobs.JobRecords.Worker;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Statements about the steps of an execution and the ledger behind them.
@Component
class StepStore {

    private final JdbcClient jdbc;

    StepStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String STEPS =
            """
            select step_execution_id,
                   step_name,
                   status,
                   read_count,
                   write_count,
                   filter_count,
                   read_skip_count + process_skip_count + write_skip_count as skip_count,
                   commit_count,
                   rollback_count,
                   exit_code,
                   split_part(exit_message, chr(10), 1) as exit_message,
                   start_time,
                   end_time,
                   extract(epoch from coalesce(end_time, clock_timestamp() at time zone 'UTC')
                       - start_time)::float8 as duration
            from batch_step_execution
            where job_execution_id = :execution
              and step_execution_id > :after
            order by step_execution_id
            limit :limit
            """;

    List<Step> steps(long executionId, long after, int limit) {
        return jdbc.sql(STEPS)
                .param("execution", executionId)
                .param("after", after)
                .param("limit", limit)
                .query(StepStore::step)
                .list();
    }

    private static Step step(ResultSet row, int number) throws SQLException {
        return new Step(
                row.getLong("step_execution_id"),
                row.getString("step_name"),
                row.getString("status"),
                row.getLong("read_count"),
                row.getLong("write_count"),
                row.getLong("filter_count"),
                row.getLong("skip_count"),
                row.getLong("commit_count"),
                row.getLong("rollback_count"),
                row.getString("exit_code"),
                row.getString("exit_message"),
                ExecutionStore.time(row, "start_time"),
                ExecutionStore.time(row, "end_time"),
                row.getObject("duration", Double.class));
    }

    private static final String NAMED =
            """
            select step_execution_id
            from batch_step_execution
            where job_execution_id = :execution
              and (step_name = :step or step_execution_id::text = :step)
            order by step_execution_id desc
            limit 1
            """;

    /// The step of this name or number, as it was tried last in the execution.
    Optional<Step> named(long executionId, String step) {
        return jdbc.sql(NAMED)
                .param("execution", executionId)
                .param("step", step)
                .query(Long.class)
                .optional()
                .map(id -> steps(executionId, id - 1, 1).getFirst());
    }

    /// Sums of one phase of an import.
    record Ledger(
            long chunksTotal, long chunksDone, long bytesTotal, long bytesDone, long rowsRead) {}

    private static final String LEDGER =
            """
            select count(*) as chunks_total,
                   count(done_at) as chunks_done,
                   coalesce(sum(to_byte - from_byte), 0)::bigint as bytes_total,
                   coalesce(sum(to_byte - from_byte) filter (where done_at is not null), 0)::bigint
                       as bytes_done,
                   coalesce(sum(rows_read), 0)::bigint as rows_read
            from import_chunk
            where import_id = :import
              and phase = :phase
            """;

    Ledger ledger(long importId, String phase) {
        return jdbc.sql(LEDGER)
                .param("import", importId)
                .param("phase", phase)
                .query(Ledger.class)
                .single();
    }

    private static final String WORKERS =
            """
            select node, worker, count(*) as chunks, sum(rows_read)::bigint as rows
            from import_chunk
            where import_id = :import
              and phase = :phase
              and done_at is not null
            group by node, worker
            order by node, worker
            """;

    List<Worker> workers(long importId, String phase) {
        return jdbc.sql(WORKERS)
                .param("import", importId)
                .param("phase", phase)
                .query(new SimplePropertyRowMapper<>(Worker.class))
                .list();
    }
}
