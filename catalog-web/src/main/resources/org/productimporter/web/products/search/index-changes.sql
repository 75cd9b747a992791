-- Applies the oldest changes, up to a batch of products, to product_search, product_sort_key and product_count. The
-- caller holds the row lock of product_count, so that no other session writes these tables. A large change is split into
-- batches. An unchanged text is not written: an import that only changes prices costs no index entry.
with batch as (
    select
        id,
        added,
        least(products, :batch_size - (running_total - products)) as size,
        products <= :batch_size - (running_total - products) as is_whole,
        product_ids[1\:least(products, :batch_size - (running_total - products))] as product_ids
    from (
        select id, added, products, product_ids, sum(products) over (order by id) as running_total
        from product_outbox) as change
    where running_total - products < :batch_size
), consumed as (
    delete from product_outbox c
    using batch b
    where c.id = b.id
    and b.is_whole
), shortened as (
    update product_outbox c
    set product_ids = c.product_ids[b.size + 1\:],
        products = c.products - b.size,
        added = 0
    from batch b
    where c.id = b.id
    and not b.is_whole
), counted as (
    update product_count
    set products = products + (select coalesce(sum(added), 0) from batch)
    where exists (select from batch where added <> 0)
), changed as materialized (
    select distinct unnest(product_ids) as id
    from batch
), written as (
    insert into product_search as s (product_id, content, long_content)
    select p.id,
           case when octet_length(text) <= 1000 then text else left(text, 250) end,
           case when octet_length(text) > 1000 then text end
    from changed c
    join product p on p.id = c.id
    cross join product_search_text(
        p.sku || E'\n' || p.name || E'\n' || p.description
        || case when p.attributes is null then '' else E'\n' || product_attribute_texts(p.attributes) end) as text
    order by p.id
    on conflict (product_id) do update
    set content = excluded.content,
        long_content = excluded.long_content
    where (s.content, s.long_content) is distinct from (excluded.content, excluded.long_content)
), sorted as (
    insert into product_sort_key as o (product_id, name, price, updated_at)
    select p.id, p.name, coalesce(p.price, 'infinity'), p.updated_at
    from changed c
    join product p on p.id = c.id
    order by p.id
    on conflict (product_id) do update
    set name = excluded.name,
        price = excluded.price,
        updated_at = excluded.updated_at
    where (o.name, o.price, o.updated_at) is distinct from (
        excluded.name, excluded.price, excluded.updated_at)
), keyed as (
    insert into product_attribute_key (key)
    select distinct key
    from changed c
    join product p on p.id = c.id
    cross join jsonb_object_keys(p.attributes) as key
    where p.attributes is not null
    order by key
    on conflict do nothing
), unsorted as (
    delete from product_sort_key o
    using changed c
    where o.product_id = c.id
    and not exists (
        select from product p
        where p.id = c.id)
), removed as (
    delete from product_search s
    using changed c
    where s.product_id = c.id
    and not exists (
        select from product p
        where p.id = c.id)
)
select coalesce(sum(size), 0)
from batch
