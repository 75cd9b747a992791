-- Merges one bucket into the catalogue and counts. The bounds of the bucket stand in the join as
-- well, so that PostgreSQL reads the bucket's part of the index and not the whole catalogue once a
-- bucket. The winners come in the order of that index, which only the same collation lets PostgreSQL
-- see: it then reads both side by side instead of descending into the index once a row.
-- IS DISTINCT FROM leaves a row alone that already agrees: no new version, no WAL.
-- Tells the search what changed, as every writer of products does.
with winner as materialized (
    select distinct on (sku_key) product_key(sku) collate "C" as sku_key, sku, name, description, price, active
    from ${bucket}
    order by sku_key, line desc
), merged as (
    merge into product p
    using winner w
    on p.sku_key = w.sku_key
    and (:keyFrom::text is null or p.sku_key >= :keyFrom)
    and (:keyTo::text is null or p.sku_key < :keyTo)
    when matched
        and :mayUpdate
        and (p.name, p.description, p.price, p.active) is distinct from (
            coalesce(w.name, p.name),
            coalesce(w.description, p.description),
            case when :blankPriceClears then w.price else coalesce(w.price, p.price) end,
            coalesce(w.active, p.active))
    then update set
        name = coalesce(w.name, p.name),
        description = coalesce(w.description, p.description),
        price = case when :blankPriceClears then w.price else coalesce(w.price, p.price) end,
        active = coalesce(w.active, p.active),
        updated_at = now(),
        version = p.version + 1
    when not matched and :mayInsert
    then insert (sku, name, description, price, active)
        values (
            w.sku,
            coalesce(w.name, w.sku),
            coalesce(w.description, ''),
            w.price,
            coalesce(w.active, true))
    returning merge_action() as action, p.id as id
), told as (
    insert into product_change (product_ids, products, added)
    select array_agg(id), count(*), count(*) filter (where action = 'INSERT')
    from merged
    having count(*) > 0
)
select
    (select count(*) from ${bucket}) as staged,
    (select count(*) from winner) as winners,
    count(*) filter (where action = 'INSERT') as inserted,
    count(*) filter (where action = 'UPDATE') as updated
from merged
