-- What has to happen once, on some node: the table of db-scheduler 16.12. A row is picked with
-- "for update skip locked", kept alive by heartbeats, and taken over when they stop.

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
-- Every row is updated many times (picked, heartbeat, rescheduled) in a table of a few pages: room
-- in the pages and an early vacuum keep the polls, one a second and node, from reading dead rows.
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200);

create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_priority_execution_time on scheduled_tasks (priority desc, execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

comment on table scheduled_tasks is 'Work that one node takes up when its time has come: imports to run or join, deliveries, retention.';
comment on column scheduled_tasks.task_name is 'Kind of the task, as the code names it.';
comment on column scheduled_tasks.task_instance is 'Which one of its kind, for example the number of the import.';
comment on column scheduled_tasks.task_data is 'Payload as JSON.';
comment on column scheduled_tasks.execution_time is 'Not before this time.';
comment on column scheduled_tasks.picked is 'Whether a node is at it.';
comment on column scheduled_tasks.picked_by is 'Name of that node.';
comment on column scheduled_tasks.last_success is 'When it last went well.';
comment on column scheduled_tasks.last_failure is 'When it last failed.';
comment on column scheduled_tasks.consecutive_failures is 'Failures since it last went well.';
comment on column scheduled_tasks.last_heartbeat is 'When the node at it last said that it lives; too old means that another node takes over.';
comment on column scheduled_tasks.version is 'Counts the changes; only the holder of the latest may change the row.';
comment on column scheduled_tasks.priority is 'Higher goes first among those that are due; null when priorities are not used.';
