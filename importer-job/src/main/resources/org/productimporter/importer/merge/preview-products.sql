-- What upsert-products.sql would do to one bucket, without doing it.
with winner as materialized (
    select distinct on (sku_key)
        attributes, -- ${attributes}
        product_key(sku) collate "C" as sku_key, name, description, price, active
    from ${bucket}
    where line <> all (:nameless)
    order by sku_key, line desc
)
select
    (select count(*) from ${bucket}) as staged,
    count(*) as winners,
    count(*) filter (where p.id is null and :mayInsert) as inserted,
    count(*) filter (
        where p.id is not null
        and :mayUpdate
        and (
            p.attributes is distinct from merged_product_attributes(p.attributes, w.attributes) or -- ${attributes}
            (p.name, p.description, p.price, p.active) is distinct from (
                coalesce(w.name, p.name),
                coalesce(w.description, p.description),
                case when :blankPriceClears then w.price else coalesce(w.price, p.price) end,
                coalesce(w.active, p.active)))
        and product_attributes_fit(merged_product_attributes(p.attributes, w.attributes)) -- ${attributes}
    ) as updated
from winner w
left join product p
    on p.sku_key = w.sku_key
    and (:keyFrom::text is null or p.sku_key >= :keyFrom)
    and (:keyTo::text is null or p.sku_key < :keyTo)
