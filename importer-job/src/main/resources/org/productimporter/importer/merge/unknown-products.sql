-- The lines of one bucket whose SKU an update_only import does not find in the catalogue.
with winner as (
    select distinct on (sku_key) product_key(sku) collate "C" as sku_key, line, sku
    from ${bucket}
    order by sku_key, line desc
)
select line, sku
from winner w
where not exists (
    select from product p
    where p.sku_key = w.sku_key)
order by line
