-- Search index of the products, maintained asynchronously: imports do not wait for it. See docs/decisions/0014.

create extension if not exists pg_trgm;

create function product_search_text(text text) returns text
    language sql immutable parallel safe
    return casefold(replace(text, ' ', 'q') collate pg_c_utf8);

comment on function product_search_text(text) is
    'Returns the indexed form of a text: case-folded, with q for each space. pg_trgm splits a text at spaces and then ignores the order of the words; as one word their order counts. False positives such as aqb for a b do no harm: every candidate is compared with product.';

create function product_attribute_texts(attributes jsonb) returns text
    language sql immutable parallel safe
    return (
        select string_agg(value, E'\n' order by key)
        from jsonb_each_text(attributes));

comment on function product_attribute_texts(jsonb) is
    'Returns the texts of attributes, separated by line feeds. Null for null.';

create table product_search (
    product_id   bigint primary key,
    content      text not null,
    long_content text
);

-- CREATE TABLE has no clause for it. The planner matches a search pattern against these sampled texts to estimate its rows.
alter table product_search alter column content set statistics 2000;

create index product_search_content on product_search using gin (content gin_trgm_ops, long_content gin_trgm_ops);

comment on table product_search is 'Trigram index of the product texts. The indexer updates it from product_outbox. It may lag behind and may contain deleted products: its rows are candidates, which are compared with product. Not a foreign key, which would prevent TRUNCATE of product.';
comment on column product_search.product_id is 'Product.';
comment on column product_search.content is 'product_search_text() of SKU, name, description and texts of the attributes, separated by line feeds. Of a text over 1,000 bytes the first 250 characters, because statistics omit values over 1 KB.';
comment on column product_search.long_content is 'The whole text if content has only its first characters; otherwise null. A search matches both columns.';

create table product_sort_key (
    product_id bigint primary key,
    name       text collate "C" not null,
    price      numeric not null,
    updated_at timestamptz not null
);

create index product_sort_key_name on product_sort_key (name, product_id);
create index product_sort_key_price on product_sort_key (price, product_id);
create index product_sort_key_updated_at on product_sort_key (updated_at, product_id);

comment on table product_sort_key is 'Sort keys of products other than ID and SKU. Separate from product, because an index on a column changed by imports would prevent HOT updates (see docs/decisions/0009). The indexer updates it from product_outbox; a row is ignored if it differs from product.';
comment on column product_sort_key.product_id is 'Product.';
comment on column product_sort_key.name is 'Name.';
comment on column product_sort_key.price is 'Price. Infinity if unknown, which sorts last.';
comment on column product_sort_key.updated_at is 'Time of the last change.';

create table product_attribute_key (
    key text collate "C" primary key
);

comment on table product_attribute_key is 'Keys of attributes, for the columns that the console offers. The indexer adds the keys of changed products. A key stays when no product has it any more.';
comment on column product_attribute_key.key is 'Key.';

create table product_count (
    products bigint not null
);

comment on table product_count is 'Number of products, one row. The indexer adds product_outbox.added. Its row lock elects the indexer among the nodes.';
comment on column product_count.products is 'Number of products, without the pending rows of product_outbox.';

insert into product_count (products) values (0);

create function truncate_product_search() returns trigger
    language plpgsql
    as $$
begin
    truncate product_search, product_sort_key, product_attribute_key, product_outbox;
    update product_count set products = 0;
    return null;
end
$$;

comment on function truncate_product_search() is 'Empties the tables derived from product.';

create trigger truncate_product_search
    after truncate on product
    for each statement
    execute function truncate_product_search();
