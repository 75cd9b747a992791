-- Lists of executions by status, time or parameter read the latest rows of an index instead of all
-- executions there ever were. A status changes three times in an execution, not at each chunk, so
-- the updates of the chunks stay on their page (HOT) as before.

create index batch_job_execution_status on batch_job_execution (status, job_execution_id);
create index batch_job_execution_created on batch_job_execution (create_time);

-- A value may be longer than an entry of an index, so its beginning is indexed and the rest compared.
create index batch_job_execution_params_value
    on batch_job_execution_params (parameter_name, left(parameter_value, 100), job_execution_id);

comment on index batch_job_execution_status is 'Executions of a status, the latest first.';
comment on index batch_job_execution_created is 'Which numbers a span of time has.';
comment on index batch_job_execution_params_value is 'Executions with a parameter, the latest first.';
