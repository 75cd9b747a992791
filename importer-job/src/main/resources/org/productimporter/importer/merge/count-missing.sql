-- How many active products there are, and how many of them the file does not mention. The conditions are those of the whole
-- statement, so that PostgreSQL joins the tables: inside count(*) filter (…), they would run once for each product.
select
    (select count(*) from product where active) as active,
    count(*) as missing
from product p
where p.active
and not exists (
    select from ${staged_keys} s
    where s.sku_key = p.sku_key)
and not exists (
    select from ${mentioned_skus} m
    where product_key(m.sku) = p.sku_key)
