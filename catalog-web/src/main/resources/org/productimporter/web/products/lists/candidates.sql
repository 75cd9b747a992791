-- Ids of products that may have all of the texts: what the trigram index says, the product whose whole
-- SKU is asked for, and changes that the index does not know yet, the smallest first, for edits by hand
-- are the ones that somebody looks for at once. Only candidates, for the index may be behind: whoever
-- uses them looks at the row of product again.
select product_id as candidate_id
from product_search
where true
${contents}
union
select unnest(product_ids)
from (
    select product_ids, sum(products) over (order by products, id) as so_far
    from product_change) as change
where so_far <= :direct
union
select id
from product
where sku_key = product_key(:whole)
