-- Merges one bucket into the catalog and counts the outcomes. The join repeats the bounds of the bucket, so
-- that PostgreSQL reads only this range of the index. The winners are sorted in the collation of that index,
-- which allows a merge join instead of one index descent per row.
-- An import without attribute columns leaves out the lines that end with ${attributes}.
-- IS DISTINCT FROM skips rows with equal values: no new row version, no WAL.
with winner as materialized (
    select distinct on (sku_key)
        attributes, -- ${attributes}
        product_key(sku) collate "C" as sku_key, sku, name, description, price, active
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
        and (
            p.attributes is distinct from merged_product_attributes(p.attributes, w.attributes) or -- ${attributes}
            (p.name, p.description, p.price, p.active) is distinct from (
                coalesce(w.name, p.name),
                coalesce(w.description, p.description),
                case when :blankPriceClears then w.price else coalesce(w.price, p.price) end,
                coalesce(w.active, p.active)))
        and product_attributes_fit(merged_product_attributes(p.attributes, w.attributes)) -- ${attributes}
    then update set
        attributes = merged_product_attributes(p.attributes, w.attributes), -- ${attributes}
        name = coalesce(w.name, p.name),
        description = coalesce(w.description, p.description),
        price = case when :blankPriceClears then w.price else coalesce(w.price, p.price) end,
        active = coalesce(w.active, p.active),
        updated_at = now(),
        version = p.version + 1
    when not matched
        and :mayInsert
        and (w.name is not null or :namesBySku)
    then insert (
            attributes, -- ${attributes}
            sku, name, description, price, active)
        values (
            merged_product_attributes(null, w.attributes), -- ${attributes}
            w.sku,
            coalesce(w.name, w.sku),
            coalesce(w.description, ''),
            w.price,
            coalesce(w.active, true))
    returning merge_action() as action, p.id as id
)
select
    (select count(*) from ${bucket}) as staged,
    (select count(*) from winner) as winners,
    count(*) filter (where action = 'INSERT') as inserted,
    count(*) filter (where action = 'UPDATE') as updated,
    append_product_outbox(array_agg(id), count(*) filter (where action = 'INSERT')) as outbox_id
from merged
