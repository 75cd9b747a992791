-- Finding products by a part of their text, ordering and counting them, without costing imports anything that
-- is worth mentioning. See docs/decisions, 14.

create extension if not exists pg_trgm;

create function product_search_text(text text) returns text
    language sql immutable parallel safe
    return casefold(replace(text, ' ', 'q') collate pg_c_utf8);

comment on function product_search_text(text) is
    'What the search index holds and is asked for: folded, and with q for each space. pg_trgm cuts a text at its spaces, and then only knows which words a phrase has; as one word it knows which follow each other. That aqb is then found for a b does no harm: what is found is looked at again in product.';

create table product_search (
    product_id   bigint primary key,
    content      text not null,
    long_content text
);

-- The planner compares a search with so many texts to tell how many products have it. Statistics leave out values
-- of more than 1 KB.
alter table product_search alter column content set statistics 2000;

comment on table product_search is 'What the texts of products are searched by. Follows product through product_change, so it may be behind, and may have products that are gone: candidates only, product decides. No foreign key, which would refuse the truncation of product.';
comment on column product_search.product_id is 'The product.';
comment on column product_search.content is 'product_search_text() of its SKU, name and description, a line feed between them; of more than 1,000 bytes the first 250 characters.';
comment on column product_search.long_content is 'The whole text when content has its first characters only; null otherwise. A search looks at both.';

create index product_search_content on product_search using gin (content gin_trgm_ops, long_content gin_trgm_ops);

create table product_order (
    product_id bigint primary key,
    name       text collate "C" not null,
    price      numeric not null,
    updated_at timestamptz not null
);

comment on table product_order is 'What products are ordered by when not by id or SKU. Beside product, because an index there on a column that imports change would cost them what its half-empty pages give them (decision 9). Follows product through product_change as product_search does; a row counts only while product agrees with it.';
comment on column product_order.product_id is 'The product.';
comment on column product_order.name is 'Its name.';
comment on column product_order.price is 'Its price; infinity when none is known, so that it comes behind all others.';
comment on column product_order.updated_at is 'When a value of it last changed.';

create index product_order_name on product_order (name, product_id);
create index product_order_price on product_order (price, product_id);
create index product_order_updated_at on product_order (updated_at, product_id);

create table product_change (
    id          bigint generated always as identity primary key,
    product_ids bigint[] not null,
    products    integer not null,
    added       bigint not null
);

alter table product_change alter column product_ids set storage external;

comment on table product_change is 'What changed in product and is not in product_search, product_order and product_count yet. Whoever inserts, changes or deletes products adds a row in the same transaction; a small one is searched directly, and the catch-up takes it away.';
comment on column product_change.id is 'In about the order in which they came; says nothing about which was committed first.';
comment on column product_change.product_ids is 'Products that came, changed or went.';
comment on column product_change.products is 'How many those are.';
comment on column product_change.added is 'By how many products the catalogue has grown; negative when it has shrunk.';

create table product_count (
    products bigint not null
);

comment on table product_count is 'One row: how many products there are, without what product_change has added. Who holds its lock is the one that catches up.';
comment on column product_count.products is 'Number of products.';

insert into product_count (products)
select count(*)
from product;

-- What is there already, in portions.
insert into product_change (product_ids, products, added)
select array_agg(id), count(*), 0
from (
    select id, row_number() over (order by id) / 10000 as portion
    from product) as numbered
group by portion;

create function empty_product_search() returns trigger
    language plpgsql
    as $$
begin
    truncate product_search, product_order, product_change;
    update product_count set products = 0;
    return null;
end
$$;

comment on function empty_product_search() is 'Empties with product what is derived from it.';

create trigger empty_product_search
    after truncate on product
    for each statement
    execute function empty_product_search();
