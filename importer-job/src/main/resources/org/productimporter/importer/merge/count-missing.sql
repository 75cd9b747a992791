-- How many active products there are, and how many of them the file does not mention.
select
    count(*) as active,
    count(*) filter (
        where not exists (
            select from ${rows} s
            where product_key(s.sku) = p.sku_key)
        and not exists (
            select from ${mentioned_skus} m
            where product_key(m.sku) = p.sku_key)) as missing
from product p
where p.active
