-- The keys of the products of an export, in the order of their code points, and each as a literal of SQL. One more than
-- allowed shows that there are too many.
select key, quote_literal(key) as literal
from (
    select distinct key
    from product p
    cross join jsonb_object_keys(p.attributes) as key
    where p.attributes is not null
    ${conditions}) as found
order by key collate "C"
limit ${limit}
