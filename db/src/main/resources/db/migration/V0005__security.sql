-- Users, API tokens, failed sign-ins and the initial setup.

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
    constraint app_user_role_valid check (role in ('viewer', 'editor', 'operator', 'admin'))
);

create unique index app_user_name_unique on app_user (product_key(name));

comment on table app_user is 'Users that sign in with a password. Deleting a user deletes the row; the audit log keeps the name.';
comment on column app_user.id is 'User ID.';
comment on column app_user.name is 'User name. Unique, case-insensitive.';
comment on column app_user.password_hash is 'Password hash, prefixed with the ID of its encoder, for example {argon2}.';
comment on column app_user.role is 'viewer, editor, operator or admin. The application defines the permissions of each role.';
comment on column app_user.enabled is 'Whether the user can sign in.';
comment on column app_user.failed_attempts is 'Number of failed sign-ins since the last successful one, from all addresses.';
comment on column app_user.version is 'Incremented by every change of role, password or enabled. Invalidates the sessions of earlier versions.';
comment on column app_user.created_at is 'Time of creation.';
comment on column app_user.created_by is 'Actor that created the user, for example user:anna, token:ab12cd34 or server:setup.';
comment on column app_user.password_changed_at is 'Time of the last password change.';
comment on column app_user.last_sign_in_at is 'Time of the last successful sign-in. Null for none.';

create table api_token (
    id           text primary key,
    name         text not null,
    secret_hash  bytea not null,
    scopes       text[] not null,
    created_at   timestamptz not null default clock_timestamp(),
    created_by   text not null,
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    owner_id     bigint references app_user on delete set null,
    constraint api_token_secret_hash_length check (octet_length(secret_hash) = 32),
    constraint api_token_name_length check (length(name) between 1 and 100),
    constraint api_token_scopes_not_empty check (cardinality(scopes) > 0)
);

create unique index api_token_name_unique on api_token (name) where revoked_at is null;
create index api_token_owner on api_token (owner_id) where owner_id is not null;

comment on table api_token is 'Bearer tokens of the REST API. A revoked token keeps its row, so that its requests can still be attributed.';
comment on column api_token.id is 'Public part of the token.';
comment on column api_token.name is 'Name of the token, recorded as the requester of imports. Unique among tokens that are not revoked.';
comment on column api_token.secret_hash is 'SHA-256 of the complete token. A slow hash is not needed: the secret has 190 random bits.';
comment on column api_token.scopes is 'Granted scopes: products:read, products:write, imports:read, imports:write, webhooks:manage, metrics:read, admin (all of them).';
comment on column api_token.created_at is 'Time of creation.';
comment on column api_token.created_by is 'Name of the token or user that created the token, server for the first one.';
comment on column api_token.expires_at is 'Time of expiry. Null for never.';
comment on column api_token.last_used_at is 'Time of the last use, updated at most every 30 seconds.';
comment on column api_token.revoked_at is 'Time of revocation. Null for a token that is not revoked.';
comment on column api_token.owner_id is 'User that owns the token; limits its permissions to those of the user. Null for a token of the server or a program. Tokens are revoked before their owner is deleted.';

create table sign_in_attempt (
    name_hash       text not null,
    address         text not null,
    failures        integer not null,
    last_attempt_at timestamptz not null,
    blocked_until   timestamptz not null,
    succeeded_at    timestamptz,
    primary key (name_hash, address)
);

create index sign_in_attempt_last_attempt_at on sign_in_attempt (last_attempt_at);

comment on table sign_in_attempt is 'Failed sign-ins by user name and client address. Throttles password guessing across all nodes. A successful sign-in resets the row.';
comment on column sign_in_attempt.name_hash is 'Hash of the entered user name, which may not exist or may be a mistyped password.';
comment on column sign_in_attempt.address is 'IP address of the client, or * for all addresses from which the user has not signed in lately.';
comment on column sign_in_attempt.failures is 'Number of consecutive failures.';
comment on column sign_in_attempt.last_attempt_at is 'Time of the last checked attempt. The row expires a day later.';
comment on column sign_in_attempt.succeeded_at is 'Time of the last successful sign-in, which makes the address a known one for 90 days. Null for none.';
comment on column sign_in_attempt.blocked_until is 'End of the back-off. Earlier attempts are rejected unchecked.';

create table setup (
    singleton  boolean primary key default true,
    code_hash  bytea,
    expires_at timestamptz,
    done_at    timestamptz,
    constraint setup_singleton check (singleton),
    constraint setup_code_hash_length check (octet_length(code_hash) = 32),
    constraint setup_code_until_done check ((code_hash is null) = (done_at is not null))
);

comment on table setup is 'State of the initial setup. At most one row: the setup code, then the time of completion. Empty before the first start.';
comment on column setup.singleton is 'Always true. Limits the table to one row.';
comment on column setup.code_hash is 'SHA-256 of the setup code. Null after completion. A slow hash is not needed: the code has 119 random bits.';
comment on column setup.expires_at is 'Time of expiry of the code. A new code replaces an expired one.';
comment on column setup.done_at is 'Time at which the first administrator was created. Setup cannot be repeated.';
