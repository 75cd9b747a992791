-- Who did what. Written once, read by administrators, removed only by age.

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

comment on table audit_log is 'Append-only record of sign-ins, refusals and changes. Holds no secrets.';
comment on column audit_log.id is 'Order in which entries were begun.';
comment on column audit_log.at is 'When, by the clock of the database.';
comment on column audit_log.actor is 'Who: user:name, token:id, sso:name, server:task or anonymous.';
comment on column audit_log.address is 'IP address of the client; null when the server did it by itself.';
comment on column audit_log.action is 'What, such as product.updated or sign-in.refused.';
comment on column audit_log.object is 'To what, such as product:17 or GET /api/users.';
comment on column audit_log.old is 'What it was before; for a change only what differs.';
comment on column audit_log.new is 'What it is now; for a change only what differs.';

create function audit_log_refuse() returns trigger
    language plpgsql
    as $$
begin
    if tg_op = 'DELETE'
        and current_setting('product_importer.audit_retention', true) = 'on'
        and old.at < clock_timestamp() - interval '30 days'
    then
        return old;
    end if;
    raise exception 'audit_log is append-only; % is refused', lower(tg_op)
        using hint = 'Entries leave by age only, see product.importer.audit.keep.';
end
$$;

comment on function audit_log_refuse() is 'Refuses whatever would change the audit log, but lets retention delete entries older than 30 days.';

create trigger audit_log_append_only
    before update or delete on audit_log
    for each row execute function audit_log_refuse();

create trigger audit_log_no_truncate
    before truncate on audit_log
    for each statement execute function audit_log_refuse();
