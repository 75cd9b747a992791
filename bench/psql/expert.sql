-- The script that a PostgreSQL expert writes to load a product file: \copy into an UNLOGGED table, one row per
-- SKU, insert or update. The baseline of bench/run. load.sh sets columns, copy and updates according to the
-- header of the file.
\set ON_ERROR_STOP on
set work_mem = '256MB';

create table if not exists product (
    id          bigint generated always as identity primary key,
    sku         text not null,
    name        text not null,
    description text not null default '',
    price       numeric(14, 2),
    active      boolean not null default true,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now()
);
create unique index if not exists product_lower_sku on product (lower(sku));

drop table if exists staged;
create unlogged table staged (
    line        bigint generated always as identity,
    sku         text,
    name        text,
    description text,
    price       numeric(14, 2),
    active      boolean
);
:copy

insert into product (:columns)
select distinct on (lower(sku)) :columns
from staged
order by lower(sku), line desc
on conflict (lower(sku)) do update
set :updates, updated_at = now();

drop table staged;
