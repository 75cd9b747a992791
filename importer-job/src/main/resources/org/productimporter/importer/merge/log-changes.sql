-- Writes down which products this transaction has just changed in one bucket, and puts the bucket
-- into the queue of each endpoint that wants to know. A statement of its own beside the merge,
-- because mostly nobody wants to know: then it reads the few rows of webhook and nothing else
-- (one-time filters). What the transaction changed carries its time, now(); should somebody else's
-- change of the same microsecond be among it, that is a true change with its true version.
with listener as materialized (
    select w.id
    from webhook w
    where webhook_wants_changes(w)
    -- Waits for somebody who deletes the endpoint, and then leaves it out.
    for key share
), changed as (
    select p.id, p.sku, p.version
    from product p
    where exists (select from listener)
    and p.sku_key in (select product_key(sku) collate "C" from ${bucket})
    and (:keyFrom::text is null or p.sku_key >= :keyFrom)
    and (:keyTo::text is null or p.sku_key < :keyTo)
    and p.updated_at = now()
    union
    select p.id, p.sku, p.version
    from product p
    where exists (select from listener)
    and :deactivates
    and not p.active
    and (:keyFrom::text is null or p.sku_key >= :keyFrom)
    and (:keyTo::text is null or p.sku_key < :keyTo)
    and p.updated_at = now()
), logged as (
    insert into change_log (import_id, place, product_id, sku, kind, version)
    select
        :import,
        (:bucket::bigint << 32) + row_number() over (),
        id,
        sku,
        case when version = 1 then 'created' else 'updated' end,
        version
    from changed
    returning 1
), slice as (
    insert into change_slice (import_id, bucket, changes)
    select :import, :bucket, count(*)
    from logged
    having count(*) > 0
    returning bucket
)
insert into webhook_feed (webhook_id, import_id, bucket)
select l.id, :import, s.bucket
from listener l
cross join slice s
