-- How long things are kept, where an administrator has changed it in the console.

create table retention (
    name       text primary key,
    keep_days  integer not null,
    changed_at timestamptz not null default now(),
    constraint retention_name_not_empty check (name <> ''),
    constraint retention_days check (keep_days between 0 and 36500)
);

comment on table retention is 'One row for each kind of thing whose age limit was changed in the console; the others have the one of the settings. Read at each clean-up, so it counts at once and on every node.';
comment on column retention.name is 'What is removed, such as audit-log.';
comment on column retention.keep_days is 'So many days it stays at least.';
comment on column retention.changed_at is 'When it was changed last; the audit log knows by whom, and what it was before.';
