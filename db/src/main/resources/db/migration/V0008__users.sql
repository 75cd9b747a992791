-- Who may sign in to the console, and how often somebody has guessed in vain.

create table app_user (
    id                  bigint generated always as identity primary key,
    name                text not null,
    password_hash       text not null,
    role                text not null,
    enabled             boolean not null default true,
    failed_attempts     integer not null default 0,
    version             integer not null default 1,
    created_at          timestamptz not null default clock_timestamp(),
    created_by          text not null,
    password_changed_at timestamptz not null default clock_timestamp(),
    last_sign_in_at     timestamptz,
    constraint app_user_name_length check (length(name) between 1 and 64),
    constraint app_user_role_known check (role in ('viewer', 'editor', 'operator', 'admin'))
);

create unique index app_user_name_unique on app_user (product_key(name));

comment on table app_user is 'People who sign in with a password. A deleted one leaves no row; the audit log keeps the name.';
comment on column app_user.id is 'Number of the user in REST.';
comment on column app_user.name is 'What the user signs in with; unique in any case.';
comment on column app_user.password_hash is 'Hash with the name of its method in front, such as {argon2}.';
comment on column app_user.role is 'viewer, editor, operator or admin; what each may do is said in the program.';
comment on column app_user.enabled is 'Whether the user may sign in.';
comment on column app_user.failed_attempts is 'Wrong passwords since the last good one, from everywhere.';
comment on column app_user.version is 'Rises with each change of role, password or enabled; a session of an older one ends.';
comment on column app_user.created_at is 'When the user was made.';
comment on column app_user.created_by is 'Who made the user, such as user:anna, token:ab12cd34 or server:setup.';
comment on column app_user.password_changed_at is 'When the password was set last.';
comment on column app_user.last_sign_in_at is 'When the user signed in last; null for never.';

create table sign_in_attempt (
    name_key text not null,
    address  text not null,
    failures integer not null,
    last_at  timestamptz not null,
    free_at  timestamptz not null,
    primary key (name_key, address)
);

create index sign_in_attempt_last_at on sign_in_attempt (last_at);

comment on table sign_in_attempt is 'Sign-ins that have failed, by name and address, so that guessing becomes slow on every node at once. A good sign-in removes the row.';
comment on column sign_in_attempt.name_key is 'Hash of the name that was tried; it need not be the name of a user, and people type passwords there.';
comment on column sign_in_attempt.address is 'IP address of the client.';
comment on column sign_in_attempt.failures is 'Attempts since the last good one, or since the row was forgotten.';
comment on column sign_in_attempt.last_at is 'Last attempt that was looked at; a day later the row counts no more.';
comment on column sign_in_attempt.free_at is 'Before this time no attempt is looked at.';
