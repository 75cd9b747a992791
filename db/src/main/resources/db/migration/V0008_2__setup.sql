-- How a new server gets its first administrator.

create table setup (
    only_row   boolean primary key default true,
    code_hash  bytea,
    expires_at timestamptz,
    done_at    timestamptz,
    constraint setup_one_row check (only_row),
    constraint setup_hash_is_sha256 check (octet_length(code_hash) = 32),
    constraint setup_code_or_done check ((code_hash is null) = (done_at is not null))
);

comment on table setup is 'One row: the code that proves whoever sets the server up to own it, then only that it was done. No row before the first start.';
comment on column setup.only_row is 'Always true, so that there is one row.';
comment on column setup.code_hash is 'SHA-256 of the code; null when setup is done. Fast is fine: the code has 119 random bits.';
comment on column setup.expires_at is 'When the code ends; a new one is made then.';
comment on column setup.done_at is 'When the first administrator was made; setup never opens again.';
