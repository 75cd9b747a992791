-- Records the changes of one chunk of an undo in import_change and queues them for each webhook that requests product
-- changes, like the changes of a merge. The chunks of an undo are numbered from 1,048,576 there, behind those of the merge.
with subscriber as materialized (
    select w.id
    from webhook w
    where w.enabled
    and case w.bulk
        when 'batch' then 'product.batch' = any (w.event_types)
        when 'each' then w.event_types && array['product.deleted', 'product.updated']
        else false
    end
    -- Waits for a concurrent deletion of the webhook and then skips it.
    for key share
), recorded as (
    insert into import_change (import_id, sequence, product_id, sku, change, version)
    select
        :import,
        ((:chunk::bigint + 1048576) << 32) + row_number() over (),
        id,
        sku,
        change,
        version
    from unnest(:ids, :skus, :changes, :versions) as undone (id, sku, change, version)
    where exists (select from subscriber)
    returning 1
), batch as (
    insert into import_change_batch (import_id, chunk_no, changes)
    select :import, :chunk + 1048576, count(*)
    from recorded
    having count(*) > 0
    returning chunk_no
)
insert into webhook_pending_batch (webhook_id, import_id, chunk_no)
select s.id, :import, b.chunk_no
from subscriber s
cross join batch b
