-- The rows of one bucket without a name whose SKU the catalogue does not contain: a new product needs a name.
-- Every such row, not only the last one of its SKU, so that an earlier row with a name wins.
select line, sku
from ${bucket} s
where s.name is null
and not exists (
    select from product p
    where p.sku_key = product_key(s.sku) collate "C")
order by line
