-- Deactivates the products in the key range of one bucket that the file does not contain, not even in a
-- rejected row.
with deactivated as (
    update product p
    set active = false,
        updated_at = now(),
        version = version + 1
    where p.active
    and (:keyFrom::text is null or p.sku_key >= :keyFrom)
    and (:keyTo::text is null or p.sku_key < :keyTo)
    and not exists (
        select from ${bucket} s
        where product_key(s.sku) = p.sku_key)
    and not exists (
        select from ${mentioned_skus} m
        where product_key(m.sku) = p.sku_key)
    returning p.id
)
select
    count(*) as deactivated,
    append_product_outbox(array_agg(id), 0) as outbox_id
from deactivated
