-- Takes the oldest changes, up to a batch of products, over into what is searched and counted. The
-- caller holds the lock of product_count, so this sees what the one before it wrote, and nobody writes
-- product_search and product_sort_key beside it. A large change is taken piece by piece. A text that is the same is left
-- alone: an import that only changes prices costs no index entry.
with taken as (
    select
        id,
        added,
        least(products, :batch - (so_far - products)) as pieces,
        products <= :batch - (so_far - products) as whole,
        product_ids[1\:least(products, :batch - (so_far - products))] as product_ids
    from (
        select id, added, products, product_ids, sum(products) over (order by id) as so_far
        from product_outbox) as change
    where so_far - products < :batch
), gone as (
    delete from product_outbox c
    using taken t
    where c.id = t.id
    and t.whole
), shortened as (
    update product_outbox c
    set product_ids = c.product_ids[t.pieces + 1\:],
        products = c.products - t.pieces,
        added = 0
    from taken t
    where c.id = t.id
    and not t.whole
), counted as (
    update product_count
    set products = products + (select coalesce(sum(added), 0) from taken)
    where exists (select from taken where added <> 0)
), changed as materialized (
    select distinct unnest(product_ids) as id
    from taken
), written as (
    insert into product_search as s (product_id, content, long_content)
    select p.id,
           case when octet_length(text) <= 1000 then text else left(text, 250) end,
           case when octet_length(text) > 1000 then text end
    from changed c
    join product p on p.id = c.id
    cross join product_search_text(p.sku || E'\n' || p.name || E'\n' || p.description) as text
    order by p.id
    on conflict (product_id) do update
    set content = excluded.content,
        long_content = excluded.long_content
    where (s.content, s.long_content) is distinct from (excluded.content, excluded.long_content)
), ordered as (
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
), unordered as (
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
select coalesce(sum(pieces), 0)
from taken
