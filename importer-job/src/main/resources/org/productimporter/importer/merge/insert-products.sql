-- Inserts one bucket into a part of the catalogue that is empty: what upsert-products.sql does there,
-- without looking for rows to join. In the order of the keys, so that the index grows page by page.
-- Tells the search what came, as every writer of products does.
with inserted as (
    insert into product (sku, name, description, price, active)
    select distinct on (product_key(sku) collate "C")
        sku,
        coalesce(name, sku),
        coalesce(description, ''),
        price,
        coalesce(active, true)
    from ${bucket}
    order by product_key(sku) collate "C", line desc
    returning id
), told as (
    insert into product_change (product_ids, products, added)
    select array_agg(id), count(*), count(*)
    from inserted
    having count(*) > 0
)
select count(*)
from inserted
