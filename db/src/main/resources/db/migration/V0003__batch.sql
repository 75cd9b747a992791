-- The bookkeeping of Spring Batch 6.0.6: its names and types, so that its statements fit, with the
-- indexes it lacks (PostgreSQL indexes no foreign key by itself). What has happened to an import is
-- told by import and import_chunk; a lost or odd row here loses no product.
-- Its times have no zone and come from each node's JVM: every node runs in UTC.

create sequence batch_job_instance_seq;
create sequence batch_job_execution_seq;
create sequence batch_step_execution_seq;

comment on sequence batch_job_instance_seq is 'Numbers of batch_job_instance.';
comment on sequence batch_job_execution_seq is 'Numbers of batch_job_execution.';
comment on sequence batch_step_execution_seq is 'Numbers of batch_step_execution.';

create table batch_job_instance (
    job_instance_id bigint not null primary key,
    version         bigint,
    job_name        varchar(100) not null,
    job_key         varchar(32) not null,
    constraint job_inst_un unique (job_name, job_key)
);

comment on table batch_job_instance is 'One job with one set of identifying parameters: for us, one import.';
comment on column batch_job_instance.job_instance_id is 'From batch_job_instance_seq.';
comment on column batch_job_instance.version is 'Counts the changes; Spring Batch refuses to overwrite a newer one.';
comment on column batch_job_instance.job_name is 'Name of the job in the code.';
comment on column batch_job_instance.job_key is 'Hash of the identifying parameters.';

-- A step or job row is updated at every chunk. Room left in each page keeps the new version on it,
-- so that no index has to be touched (HOT); that is also why no index holds a status.
create table batch_job_execution (
    job_execution_id bigint not null primary key,
    version          bigint,
    job_instance_id  bigint not null,
    create_time      timestamp not null,
    start_time       timestamp default null,
    end_time         timestamp default null,
    status           varchar(10),
    exit_code        varchar(2500),
    exit_message     varchar(2500),
    last_updated     timestamp,
    constraint job_inst_exec_fk foreign key (job_instance_id) references batch_job_instance (job_instance_id)
) with (fillfactor = 70);

create index batch_job_execution_instance on batch_job_execution (job_instance_id);

comment on table batch_job_execution is 'One attempt to run a job instance to its end.';
comment on column batch_job_execution.job_execution_id is 'From batch_job_execution_seq; import.job_execution_id names the latest.';
comment on column batch_job_execution.version is 'Counts the changes; Spring Batch refuses to overwrite a newer one.';
comment on column batch_job_execution.job_instance_id is 'The job instance that is run.';
comment on column batch_job_execution.create_time is 'When the attempt was recorded.';
comment on column batch_job_execution.start_time is 'When it began.';
comment on column batch_job_execution.end_time is 'When it ended; null also after the node was killed.';
comment on column batch_job_execution.status is 'STARTING, STARTED, STOPPING, STOPPED, FAILED, COMPLETED, ABANDONED or UNKNOWN.';
comment on column batch_job_execution.exit_code is 'Result as the job names it.';
comment on column batch_job_execution.exit_message is 'Beginning of the stack trace when it failed.';
comment on column batch_job_execution.last_updated is 'When this row last changed.';

create table batch_job_execution_params (
    job_execution_id bigint not null,
    parameter_name   varchar(100) not null,
    parameter_type   varchar(100) not null,
    parameter_value  varchar(2500),
    identifying      char(1) not null,
    constraint job_exec_params_fk foreign key (job_execution_id) references batch_job_execution (job_execution_id)
);

create index batch_job_execution_params_execution on batch_job_execution_params (job_execution_id);

comment on table batch_job_execution_params is 'The parameters with which an attempt was started.';
comment on column batch_job_execution_params.job_execution_id is 'The attempt.';
comment on column batch_job_execution_params.parameter_name is 'Name of the parameter.';
comment on column batch_job_execution_params.parameter_type is 'Java class of the value.';
comment on column batch_job_execution_params.parameter_value is 'The value as text.';
comment on column batch_job_execution_params.identifying is 'Y when the parameter tells one job instance from another, else N.';

create table batch_step_execution (
    step_execution_id  bigint not null primary key,
    version            bigint not null,
    step_name          varchar(100) not null,
    job_execution_id   bigint not null,
    create_time        timestamp not null,
    start_time         timestamp default null,
    end_time           timestamp default null,
    status             varchar(10),
    commit_count       bigint,
    read_count         bigint,
    filter_count       bigint,
    write_count        bigint,
    read_skip_count    bigint,
    write_skip_count   bigint,
    process_skip_count bigint,
    rollback_count     bigint,
    exit_code          varchar(2500),
    exit_message       varchar(2500),
    last_updated       timestamp,
    constraint job_exec_step_fk foreign key (job_execution_id) references batch_job_execution (job_execution_id)
) with (fillfactor = 60);

create index batch_step_execution_job_step on batch_step_execution (job_execution_id, step_name);

comment on table batch_step_execution is 'One step, or one worker of a step, within an attempt.';
comment on column batch_step_execution.step_execution_id is 'From batch_step_execution_seq.';
comment on column batch_step_execution.version is 'Counts the changes; Spring Batch refuses to overwrite a newer one.';
comment on column batch_step_execution.step_name is 'Name of the step; a worker adds its partition.';
comment on column batch_step_execution.job_execution_id is 'The attempt that the step belongs to.';
comment on column batch_step_execution.create_time is 'When the step was recorded.';
comment on column batch_step_execution.start_time is 'When it began.';
comment on column batch_step_execution.end_time is 'When it ended; null also after the node was killed.';
comment on column batch_step_execution.status is 'As batch_job_execution.status.';
comment on column batch_step_execution.commit_count is 'Chunks committed.';
comment on column batch_step_execution.read_count is 'Items read, as Spring Batch counts them; import_chunk has the rows.';
comment on column batch_step_execution.filter_count is 'Items that a processor dropped.';
comment on column batch_step_execution.write_count is 'Items written.';
comment on column batch_step_execution.read_skip_count is 'Items skipped while reading.';
comment on column batch_step_execution.write_skip_count is 'Items skipped while writing.';
comment on column batch_step_execution.process_skip_count is 'Items skipped while processing.';
comment on column batch_step_execution.rollback_count is 'Chunks rolled back.';
comment on column batch_step_execution.exit_code is 'Result as the step names it.';
comment on column batch_step_execution.exit_message is 'Beginning of the stack trace when it failed.';
comment on column batch_step_execution.last_updated is 'When this row last changed.';

create table batch_step_execution_context (
    step_execution_id  bigint not null primary key,
    short_context      varchar(2500) not null,
    serialized_context text,
    constraint step_exec_ctx_fk foreign key (step_execution_id) references batch_step_execution (step_execution_id)
) with (fillfactor = 60);

comment on table batch_step_execution_context is 'What a step wants to know when it is run again; rewritten whole at every chunk.';
comment on column batch_step_execution_context.step_execution_id is 'The step.';
comment on column batch_step_execution_context.short_context is 'The context, or its beginning when it is longer than 2,500 characters.';
comment on column batch_step_execution_context.serialized_context is 'The whole context when it does not fit short_context.';

create table batch_job_execution_context (
    job_execution_id   bigint not null primary key,
    short_context      varchar(2500) not null,
    serialized_context text,
    constraint job_exec_ctx_fk foreign key (job_execution_id) references batch_job_execution (job_execution_id)
) with (fillfactor = 70);

comment on table batch_job_execution_context is 'What a job wants to know when it is run again.';
comment on column batch_job_execution_context.job_execution_id is 'The attempt.';
comment on column batch_job_execution_context.short_context is 'The context, or its beginning when it is longer than 2,500 characters.';
comment on column batch_job_execution_context.serialized_context is 'The whole context when it does not fit short_context.';
