-- Ids of products whose change the catch-up has not taken over yet: the smallest changes first, for
-- edits by hand are the ones that somebody looks for at once.
select unnest(product_ids)
from (
    select product_ids, sum(products) over (order by products, id) as so_far
    from product_outbox) as change
where so_far <= :direct
