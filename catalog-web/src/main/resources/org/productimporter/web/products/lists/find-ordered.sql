-- One page in an order that product has no index for. product_sort_key has one, but may be behind: a row
-- of it counts only while product still agrees, and recent changes are looked at besides; what is in
-- both comes once. So nothing stands in a wrong place, and at worst a large change is missing until it
-- is caught up. Offset 0 keeps PostgreSQL from joining everything instead of walking along the index.
with recent as materialized (
    select distinct id
    from (
        ${recent}) as changed (id)
), walked as (
    select o.product_id as id
    from product_sort_key o
    cross join lateral (
        select
        from product
        where id = o.product_id
        and ${key} = o.${column}
        ${conditions}
        offset 0) as found
    where true
    ${behind_walked}
    order by o.${column} ${direction}, o.product_id ${direction}
    limit :rows
), changed as (
    select id
    from recent
    join product using (id)
    where true
    ${conditions}
    ${behind}
    order by ${order}
    limit :rows
)
select id, sku, name, description, price, active, created_at, updated_at, version
from (
    select id
    from walked
    union
    select id
    from changed) as page
join product using (id)
order by ${order}
offset :offset
limit :limit
