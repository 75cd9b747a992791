-- Inserts one bucket into a part of the catalogue that is empty: what upsert-products.sql does there,
-- without looking for rows to join. In the order of the keys, so that the index grows page by page.
insert into product (sku, name, description, price, active)
select distinct on (product_key(sku) collate "C")
    sku,
    coalesce(name, sku),
    coalesce(description, ''),
    price,
    coalesce(active, true)
from ${bucket}
order by product_key(sku) collate "C", line desc
