-- Inserts one bucket into an empty key range of the catalog: like upsert-products.sql, without a join.
-- An import without attribute columns leaves out the lines that end with ${attributes}.
-- Sorted by key, so that the index grows page by page.
with inserted as (
    insert into product (
        attributes, -- ${attributes}
        sku, name, description, price, active)
    select distinct on (product_key(sku) collate "C")
        merged_product_attributes(null, attributes), -- ${attributes}
        sku,
        coalesce(name, sku),
        coalesce(description, ''),
        price,
        coalesce(active, true)
    from ${bucket}
    where name is not null
    or :namesBySku
    order by product_key(sku) collate "C", line desc
    returning id
)
select
    count(*) as inserted,
    append_product_outbox(array_agg(id), count(*)) as outbox_id
from inserted
