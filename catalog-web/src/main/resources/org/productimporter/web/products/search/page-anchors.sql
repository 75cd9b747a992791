-- The sort keys of rows at regular distances, by an index-only scan. SortColumns replaces the placeholders.
with recursive anchor as (
    (
        select 1 as no, ${indexed_key} as key, cast(${indexed_id} as bigint) as id
        from ${index}
        order by ${indexed_order}
        offset :between
        limit 1
    )
    union all
    select a.no + 1, next.*
    from anchor a
    cross join lateral (
        select ${indexed_key}, cast(${indexed_id} as bigint)
        from ${index}
        where ${indexed_after_anchor}
        order by ${indexed_order}
        offset :between
        limit 1) as next
)
select id, to_jsonb(key) #>> '{}' as key
from anchor
order by no
