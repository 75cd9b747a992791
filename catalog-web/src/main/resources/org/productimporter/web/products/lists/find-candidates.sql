-- One page of the products that have a text. In the order of ids the rows are looked at one after the
-- other until the page is full; offset 0 keeps PostgreSQL from turning that into a join of everything.
with candidate as materialized (
    ${candidates}
)
select id, sku, name, description, price, active, created_at, updated_at, version
from (
    select candidate_id
    from candidate
    where true
    ${candidate_bounds}
    order by candidate_id ${direction}) as ordered
cross join lateral (
    select id, sku, sku_key, name, description, price, active, created_at, updated_at, version
    from product
    where id = candidate_id
    ${conditions}
    ${behind}
    offset 0) as found
order by ${order}
offset :offset
limit :limit
