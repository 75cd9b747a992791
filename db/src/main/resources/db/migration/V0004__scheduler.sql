-- Table of db-scheduler 16.12. A node picks a due execution with FOR UPDATE SKIP LOCKED and updates its
-- heartbeat while it runs; another node takes over when the heartbeats stop.

create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
-- Each row is updated often (picked, heartbeat, rescheduled) in a table of a few pages: free space in the
-- pages and an early vacuum keep the polls, four per second and node, from reading dead rows.
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200);

create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_priority_execution_time on scheduled_tasks (priority desc, execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

comment on table scheduled_tasks is 'Executions that one node of the cluster runs at a given time: imports, help with imports of other nodes, retention.';
comment on column scheduled_tasks.task_name is 'Name of the task.';
comment on column scheduled_tasks.task_instance is 'Identifies the execution within the task, for example the import ID.';
comment on column scheduled_tasks.task_data is 'Data of the execution, JSON.';
comment on column scheduled_tasks.execution_time is 'Earliest time of the execution.';
comment on column scheduled_tasks.picked is 'Whether a node runs the execution.';
comment on column scheduled_tasks.picked_by is 'Name of that node.';
comment on column scheduled_tasks.last_success is 'Time of the last success.';
comment on column scheduled_tasks.last_failure is 'Time of the last failure.';
comment on column scheduled_tasks.consecutive_failures is 'Number of failures since the last success.';
comment on column scheduled_tasks.last_heartbeat is 'Last heartbeat of the node that runs the execution. Another node takes over if it is too old.';
comment on column scheduled_tasks.version is 'Version for optimistic locking.';
comment on column scheduled_tasks.priority is 'Due executions with a higher priority run first. Null if priorities are not used.';
