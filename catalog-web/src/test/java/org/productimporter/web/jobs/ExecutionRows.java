package org.productimporter.web.jobs;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Inserts imports and job executions as the importer and Spring Batch do.
public record ExecutionRows(JdbcClient database) {

    public void clear() {
        database.sql("truncate batch_job_instance cascade").update();
        database.sql("delete from import").update();
        database.sql("delete from scheduled_tasks").update();
        database.sql("insert into batch_job_instance values (1, 0, 'product-import', 'key')").update();
    }

    public long importOf(String name, String state, long execution) {
        return database.sql("""
                insert into import (file_name, file_path, file_size, source, requested_by,
                                    state, phase, rows_read, rows_inserted, rows_rejected,
                                    attempt, job_execution_id, error_title, error_action)
                values (:name, :name, 2000000, 'upload', 'berta', :state, 'stage', 1204, 1200,
                        4, 1, :execution,
                        case when :state = 'failed' then 'No sku column' end,
                        case when :state = 'failed' then 'Name the columns' end)
                returning id
                """).param("name", name).param("state", state).param("execution", execution).query(Long.class).single();
    }

    public void execution(long id, String status, long importId) {
        database.sql("""
                insert into batch_job_execution (job_execution_id, version, job_instance_id,
                    create_time, start_time, end_time, status, exit_code, exit_message)
                values (:id, 0, 1, '2026-01-02 03:04:05', '2026-01-02 03:04:06',
                    case when :status <> 'STARTED' then timestamp '2026-01-02 03:04:47' end,
                    :status, :status, case when :status = 'FAILED' then 'It broke' end)
                """).param("id", id).param("status", status).update();
        database.sql("""
                insert into batch_job_execution_params
                values (:id, 'importId', 'java.lang.Long', :import, 'Y')
                """).param("id", id).param("import", Long.toString(importId)).update();
    }

    public void step(long id, long execution, String name, String status) {
        database.sql("""
                insert into batch_step_execution (step_execution_id, version, step_name,
                    job_execution_id, create_time, start_time, status, exit_message,
                    commit_count, read_count, filter_count, write_count, read_skip_count,
                    write_skip_count, process_skip_count, rollback_count)
                values (:id, 0, :name, :execution, now(), '2026-01-02 03:04:06', :status,
                    case when :status = 'FAILED' then 'Disk full' end, 1, 3, 0, 3, 0, 0, 0, 0)
                """).param("id", id).param("execution", execution).param("name", name).param("status", status).update();
    }

    public void chunk(long importId, int number, boolean done) {
        database.sql("""
                insert into import_chunk (import_id, phase, no, from_byte, to_byte, first_line,
                    attempt, node, worker, started_at, done_at, rows_read)
                values (:id, 'stage', :no, :no * 100, :no * 100 + 100, 2, 1,
                    case when :done then 'n1' end,
                    case when :done then 'stage:worker-01' end,
                    case when :done then timestamptz '2026-01-02 03:04:07Z' end,
                    case when :done then timestamptz '2026-01-02 03:04:17Z' end, 10)
                """).param("id", importId).param("no", number).param("done", done).update();
    }

    public void heldBy(String node, long importId, int silentSeconds) {
        database.sql("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked,
                    picked_by, last_heartbeat, version)
                values ('run-import', :id, now(), true, :node,
                    now() - make_interval(secs => :silent), 1)
                """).param("id", Long.toString(importId)).param("node", node).param("silent", silentSeconds).update();
    }
}
