-- Deactivates the products of one bucket's key range that the file does not mention, be it in a
-- row that was rejected.
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
    select from ${mentions} m
    where product_key(m.sku) = p.sku_key)
