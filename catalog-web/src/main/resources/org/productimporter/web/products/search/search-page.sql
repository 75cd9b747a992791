-- A page of IDs by the search tables. Each row of product is compared again, so a result is never out of date. Products
-- whose change is not indexed yet are compared directly, the smallest changes first, and so is the product whose whole
-- SKU is the text. SortColumns, ProductConditions and TrigramSearch replace the placeholders.
with recent as materialized (
    select unnest(product_ids) as id
    from (
        select product_ids, sum(products) over (order by products, id) as running_total
        from product_outbox) as change
    where running_total <= :unindexed_limit
    union
    select id
    from product
    where sku_key = product_key(:whole_sku)
), page as (
    (
        select p.id
        from ${source}
        ${texts}
        ${conditions}
        ${indexed_after}
        order by ${indexed_order}
        limit :offset + :limit
    )
    union
    (
        select p.id
        from product p
        where p.id = any (array(
            select id
            from recent))
        ${conditions}
        ${after}
        order by ${order}
        limit :offset + :limit
    )
)
