-- The lines of one bucket whose attributes, together with those that their product already has, exceed the limits.
with winner as (
    select distinct on (sku_key) product_key(sku) collate "C" as sku_key, line, sku, attributes
    from ${bucket}
    order by sku_key, line desc
)
select w.line, w.sku
from winner w
join product p
    on p.sku_key = w.sku_key
    and (:keyFrom::text is null or p.sku_key >= :keyFrom)
    and (:keyTo::text is null or p.sku_key < :keyTo)
where p.attributes is not null
and w.attributes is not null
and not product_attributes_fit(merged_product_attributes(p.attributes, w.attributes))
order by line
