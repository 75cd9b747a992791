-- One page of products. Which ones is found first, from the index alone where there is one, so that
-- the rows that are only passed over are never visited. FindProducts fills in the ${...}.
with page as (
    select ${identity}
    from product
    where true
    ${conditions}
    ${behind}
    ${until}
    order by ${order}
    offset :offset
    limit :limit
)
select id, sku, name, description, price, active, created_at, updated_at, version
from page
join product using (${identity})
order by ${order}
