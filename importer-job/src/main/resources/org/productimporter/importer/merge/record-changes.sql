-- Records the changes of one bucket in import_change and queues them for each webhook that requests product
-- changes. The merge and the deactivation of the bucket have appended the changed products to product_outbox in
-- this transaction. A separate statement: without such a webhook it reads only the few rows of webhook
-- (one-time filter).
with subscriber as materialized (
    select w.id
    from webhook w
    where w.enabled
    and case w.bulk
        when 'batch' then 'product.batch' = any (w.event_types)
        when 'each' then w.event_types && array['product.created', 'product.updated']
        else false
    end
    -- Waits for a concurrent deletion of the webhook and then skips it.
    for key share
), changed as (
    select p.id, p.sku, p.version
    from product p
    where exists (select from subscriber)
    -- An array, because PostgreSQL reads the index once in order for all of its elements.
    and p.id = any (array(
        select unnest(product_ids)
        from product_outbox
        where id = any (:outboxIds)))
), recorded as (
    insert into import_change (import_id, sequence, product_id, sku, change, version)
    select
        :import,
        (:bucket::bigint << 32) + row_number() over (),
        id,
        sku,
        case when version = 1 then 'created' else 'updated' end,
        version
    from changed
    returning 1
), batch as (
    insert into import_change_batch (import_id, chunk_no, changes)
    select :import, :bucket, count(*)
    from recorded
    having count(*) > 0
    returning chunk_no
)
insert into webhook_pending_batch (webhook_id, import_id, chunk_no)
select s.id, :import, b.chunk_no
from subscriber s
cross join batch b
