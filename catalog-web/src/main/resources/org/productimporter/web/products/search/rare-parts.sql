-- The parts of a text, three characters each, that few texts of a sample have, the rarest first. GIN looks up every
-- part of a pattern for each candidate; a few rare parts find as few candidates in a fraction of the time.
with sample as materialized (
    select content
    from product_search
    tablesample system ((
        select least(100, 100.0 * :sampled / greatest(products, 1))
        from product_count))
), part as (
    select place, substr(folded, place, 3) as part
    from left(product_search_text(:text), :characters) as folded,
         generate_series(1, length(folded) - 2) as place
    where substr(folded, place, 3) ~ '^[[:alnum:]]{3}$'
)
select place, part
from part
left join sample on strpos(content, part) > 0
group by place, part
having count(content) <= :share * (
    select count(*)
    from sample)
order by count(content), place
