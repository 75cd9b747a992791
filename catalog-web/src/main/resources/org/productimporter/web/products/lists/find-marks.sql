-- Every so-many-th product of an order, by steps along its index alone: the rows between are counted
-- and never visited, and a step is a search of its own, so nothing is sorted or kept.
with recursive mark as (
    (
        select 1 as no, ${columns}
        from ${table}
        order by ${order}
        offset :between
        limit 1
    )
    union all
    select mark.no + 1, next.*
    from mark
    cross join lateral (
        select ${columns}
        from ${table}
        where (${columns}) ${beyond} (${marked})
        order by ${order}
        offset :between
        limit 1) as next
)
select id, key
from (
    ${place}) as place
order by no
