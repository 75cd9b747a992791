-- Who may call REST: tokens, of which only a hash is kept.

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
    constraint api_token_hash_is_sha256 check (octet_length(secret_hash) = 32),
    constraint api_token_name_length check (length(name) between 1 and 100),
    constraint api_token_has_scope check (cardinality(scopes) > 0)
);

create unique index api_token_name_unique on api_token (name) where revoked_at is null;

comment on table api_token is 'Bearer tokens of REST. A revoked token keeps its row, so that it can be told who it was.';
comment on column api_token.id is 'The public part of the token, by which its row is found.';
comment on column api_token.name is 'What the token is called; recorded as the requester of an import. Unique among tokens not revoked.';
comment on column api_token.secret_hash is 'SHA-256 of the whole token. Fast is fine: the secret has 190 random bits.';
comment on column api_token.scopes is 'What the token may do: products:read, products:write, imports:read, imports:write, webhooks:manage, metrics:read, admin (all of them).';
comment on column api_token.created_at is 'When it was made.';
comment on column api_token.created_by is 'Name of the token that made it; "server" for the first one.';
comment on column api_token.expires_at is 'When it ends; null for never.';
comment on column api_token.last_used_at is 'When it was last used, written at most every 30 seconds.';
comment on column api_token.revoked_at is 'When it was revoked; null while it is good.';
