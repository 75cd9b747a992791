-- Ids of products that may have all of the texts: what the texts say that are kept for searching, the
-- product whose whole SKU is asked for, and recent changes. Only candidates, for those texts may be
-- behind: whoever uses them looks at the row of product again.
select product_id as candidate_id
from product_search
where true
${contents}
union
${recent}
union
select id
from product
where sku_key = product_key(:whole)
