package org.productimporter.web.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.productimporter.db.SqlFile;
import org.productimporter.web.jobs.JobRecords.Step;
import org.productimporter.web.jobs.JobRecords.StepProgress;
import org.productimporter.web.jobs.JobRecords.Worker;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads step executions and the chunks of the ledger that they have processed.
@Repository
class StepExecutionRepository {

    private final JdbcClient jdbc;
    private final String findStatistics = SqlFile.read(StepExecutionRepository.class, "step-statistics.sql");

    StepExecutionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String STEPS = """
            select step_execution_id as id,
                   step_name as name,
                   status,
                   read_count,
                   write_count,
                   filter_count,
                   read_skip_count + process_skip_count + write_skip_count as skip_count,
                   commit_count,
                   rollback_count,
                   exit_code,
                   split_part(exit_message, chr(10), 1) as exit_message,
                   start_time at time zone 'UTC' as started_at,
                   end_time at time zone 'UTC' as finished_at,
                   extract(epoch from coalesce(end_time, clock_timestamp() at time zone 'UTC')
                       - start_time)::float8 as duration_seconds
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
                .query(new SimplePropertyRowMapper<>(Step.class))
                .list();
    }

    private static final String FIND = """
            select step_execution_id
            from batch_step_execution
            where job_execution_id = :execution
              and (step_name = :step or step_execution_id::text = :step)
            order by step_execution_id desc
            limit 1
            """;

    /// Finds the latest execution of a step by its name or number.
    Optional<Step> find(long executionId, String step) {
        return jdbc.sql(FIND)
                .param("execution", executionId)
                .param("step", step)
                .query(Long.class)
                .optional()
                .map(id -> steps(executionId, id - 1, 1).getFirst());
    }

    private static final String LEDGER = """
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

    /// @param phase the phase in the ledger
    StepProgress progress(long importId, Step step, String phase) {
        return jdbc.sql(LEDGER)
                .param("import", importId)
                .param("phase", phase)
                .query((row, _) -> new StepProgress(step.name(), step.status(), phase, percent(row, step.status()),
                        row.getLong("chunks_total"), row.getLong("chunks_done"), row.getLong("bytes_total"),
                        row.getLong("bytes_done"), row.getLong("rows_read"), workers(importId, phase)))
                .single();
    }

    /// The percentage of bytes while staging, of chunks while merging. A step without chunks has 0 or 100.
    private static double percent(ResultSet row, String status) throws SQLException {
        var unit = row.getLong("bytes_total") > 0 ? "bytes" : "chunks";
        var total = row.getLong(unit + "_total");
        if (total == 0) {
            return status.equals("COMPLETED") ? 100 : 0;
        }
        return Math.floor(1000.0 * row.getLong(unit + "_done") / total) / 10;
    }

    private static final String WORKERS = """
            select node, worker, count(*) as chunks, sum(rows_read)::bigint as rows
            from import_chunk
            where import_id = :import
              and phase = :phase
              and done_at is not null
            group by node, worker
            order by node, worker
            """;

    private List<Worker> workers(long importId, String phase) {
        return jdbc.sql(WORKERS)
                .param("import", importId)
                .param("phase", phase)
                .query(new SimplePropertyRowMapper<>(Worker.class))
                .list();
    }

    /// Returns the statistics of each step over the latest completed executions of the same job up to an execution.
    List<StepStatistics> statistics(long executionId, int runs) {
        return jdbc.sql(findStatistics)
                .param("execution", executionId)
                .param("runs", runs)
                .query(new SimplePropertyRowMapper<>(StepStatistics.class))
                .list();
    }
}
