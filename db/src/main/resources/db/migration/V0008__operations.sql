-- Audit log, retention periods and heartbeats of the nodes.

create table audit_log (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default clock_timestamp(),
    actor   text not null,
    address text,
    action  text not null,
    object  text not null,
    old     jsonb,
    new     jsonb,
    constraint audit_log_actor_length check (length(actor) between 1 and 200),
    constraint audit_log_action_length check (length(action) between 1 and 100),
    constraint audit_log_object_length check (length(object) <= 1000)
);

create index audit_log_actor on audit_log (actor, id);
create index audit_log_action on audit_log (action, id);
create index audit_log_at on audit_log (at);

comment on table audit_log is 'Append-only log of sign-ins, denied requests and changes. Contains no secrets.';
comment on column audit_log.id is 'Sequence number, in the order of insertion.';
comment on column audit_log.at is 'Time of the event, by the clock of the database.';
comment on column audit_log.actor is 'Actor: user:name, token:id, sso:name, server:task, anonymous, or many for refused requests of too many callers to list.';
comment on column audit_log.address is 'IP address of the client. Null for an action of the server.';
comment on column audit_log.action is 'Action, for example product.updated or sign-in.refused.';
comment on column audit_log.object is 'Object, for example product:17 or GET /api/users.';
comment on column audit_log.old is 'Previous values; for an update only those that changed.';
comment on column audit_log.new is 'New values; for an update only those that changed. For refused requests, repeated is the number of further ones within a minute.';

create function reject_audit_log_change() returns trigger
    language plpgsql
    as $$
begin
    if tg_op = 'DELETE'
        and current_setting('product_importer.audit_retention', true) = 'on'
        and old.at < clock_timestamp() - interval '30 days'
    then
        return old;
    end if;
    raise exception 'audit_log is append-only; % is rejected', lower(tg_op)
        using hint = 'Rows are removed by age only, see product.importer.audit.keep.';
end
$$;

comment on function reject_audit_log_change() is 'Rejects every update, delete and truncate of the audit log, except the retention job deleting rows older than 30 days.';

create trigger audit_log_append_only
    before update or delete on audit_log
    for each row execute function reject_audit_log_change();

create trigger audit_log_no_truncate
    before truncate on audit_log
    for each statement execute function reject_audit_log_change();

create table retention (
    name       text primary key,
    keep_days  integer not null,
    changed_at timestamptz not null default now(),
    constraint retention_name_not_empty check (name <> ''),
    constraint retention_keep_days_valid check (keep_days between 0 and 36500)
);

comment on table retention is 'Retention periods changed in the console. A policy without a row uses the configured period. Every run of a retention job reads it, so a change applies to all nodes at once.';
comment on column retention.name is 'Name of the retention policy, for example audit-log.';
comment on column retention.keep_days is 'Minimum age of removed data in days.';
comment on column retention.changed_at is 'Time of the last change. The audit log contains the actor and the previous value.';

create table node_heartbeat (
    session_name text primary key,
    beat_at      timestamptz not null
-- A few rows, each updated every few seconds.
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);

comment on table node_heartbeat is 'Latest heartbeat of each node. Other nodes end the open transactions of a node whose heartbeats have stopped, so that nobody waits for the locks of a frozen process.';
comment on column node_heartbeat.session_name is 'application_name of the connections of the node.';
comment on column node_heartbeat.beat_at is 'Time of the latest heartbeat, by the clock of the database.';
