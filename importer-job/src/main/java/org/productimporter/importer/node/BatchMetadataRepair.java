package org.productimporter.importer.node;

import org.productimporter.importer.job.ImportUndoJob;
import org.productimporter.importer.job.ProductImportJob;
import org.productimporter.model.imports.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Repairs the Spring Batch metadata of an import before its next attempt. Thread-safe.
///
/// A crash leaves executions in state STARTED, or an instance without executions, and a race can leave
/// UNKNOWN. With any of them, Spring Batch 6.0.6 does not start the job. One
/// statement per table repairs all executions in one transaction; `JobRepository` would need one call per
/// step. The caller manages the import (see `AttemptRepository`), so none of the executions is running.
@Repository
@Transactional
class BatchMetadataRepair {

    private final JdbcClient jdbc;

    BatchMetadataRepair(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String[] JOBS = {ProductImportJob.NAME, ImportUndoJob.NAME};

    private static final String END_STEPS = """
            update batch_step_execution s
            set status = 'FAILED',
                exit_code = 'FAILED',
                exit_message = 'the node that ran this step ended before the step did',
                end_time = coalesce(s.end_time, s.last_updated, localtimestamp),
                version = s.version + 1
            from batch_job_execution_params p
            where p.job_execution_id = s.job_execution_id
            and p.parameter_name = 'importId'
            and p.parameter_value = :import
            and s.status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
            """;

    private static final String END_JOBS = """
            update batch_job_execution e
            set status = 'FAILED',
                exit_code = 'FAILED',
                exit_message = 'the node that ran this execution ended before the execution did',
                end_time = coalesce(e.end_time, e.last_updated, localtimestamp),
                version = e.version + 1
            from batch_job_execution_params p
            where p.job_execution_id = e.job_execution_id
            and p.parameter_name = 'importId'
            and p.parameter_value = :import
            and e.status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
            """;

    /// A node that was frozen updates its executions after the import has ended or another attempt has taken over, for
    /// example to UNKNOWN. The age excludes executions that are ending right now.
    private static final String END_OUTDATED = """
            with outdated as (
                select e.job_execution_id as id
                from batch_job_execution e
                join batch_job_execution_params p
                    on p.job_execution_id = e.job_execution_id and p.parameter_name = 'importId'
                join import i on i.id = p.parameter_value::bigint
                where e.status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
                and (coalesce(i.undo_finished_at, case when i.undo_requested_at is null then i.finished_at end)
                        < clock_timestamp() - interval '1 minute'
                    or (e.job_execution_id < i.job_execution_id
                        and i.attempt_started_at < clock_timestamp() - interval '1 minute'))
            ), steps as (
                update batch_step_execution s
                set status = 'FAILED',
                    exit_code = 'FAILED',
                    exit_message = 'another attempt took over, or the import had ended',
                    end_time = coalesce(s.end_time, s.last_updated, localtimestamp),
                    version = s.version + 1
                from outdated
                where s.job_execution_id = outdated.id
                and s.status in ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
            )
            update batch_job_execution e
            set status = 'FAILED',
                exit_code = 'FAILED',
                exit_message = 'another attempt took over, or the import had ended',
                end_time = coalesce(e.end_time, e.last_updated, localtimestamp),
                version = e.version + 1
            from outdated
            where e.job_execution_id = outdated.id
            """;

    /// Ends executions of earlier attempts and of ended imports.
    void repairOutdated() {
        jdbc.sql(END_OUTDATED).update();
    }

    private static final String DELETE_CHILDLESS_INSTANCES = """
            delete from batch_job_instance i
            where i.job_name = any (:jobs)
            and not exists (
                select from batch_job_execution e
                where e.job_instance_id = i.job_instance_id)
            and i.job_key = :key
            """;

    /// Ends the unfinished executions, and deletes the instance `key` if it has no execution.
    void repair(ImportId id, String key) {
        jdbc.sql(END_STEPS).param("import", id.toString()).update();
        jdbc.sql(END_JOBS).param("import", id.toString()).update();
        jdbc.sql(DELETE_CHILDLESS_INSTANCES).param("jobs", JOBS).param("key", key).update();
    }
}
