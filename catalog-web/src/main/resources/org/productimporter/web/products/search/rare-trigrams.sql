-- The trigrams of a text that few texts of a sample contain, the rarest first. GIN checks every trigram of a pattern
-- for each candidate; a few rare trigrams find as few candidates in a fraction of the time.
with sample as materialized (
    select content
    from product_search
    tablesample system ((
        select least(100, 100.0 * :sample_size / greatest(products, 1))
        from product_count))
), trigram as (
    select position, substr(folded, position, 3) as text
    from left(product_search_text(:text), :max_characters) as folded,
         generate_series(1, length(folded) - 2) as position
    where substr(folded, position, 3) ~ '^[[:alnum:]]{3}$'
)
select position, text
from trigram
left join sample on strpos(content, text) > 0
group by position, text
having count(content) <= :max_share * (
    select count(*)
    from sample)
order by count(content), position
