-- The rows of imports with the sums of their ledgers. A completed import has its sums in the row, so that lists do not
-- read thousands of old chunks. An import can be undone as long as its first block of changes is kept.
select i.id,
       i.file_name,
       i.file_size,
       i.file_sha256,
       i.state,
       i.phase,
       coalesce(w.message, i.message) as message,
       i.waiting_since,
       extract(epoch from i.waited)::float8 as waited,
       i.attempt,
       i.options,
       i.retry_of,
       i.requested_by,
       i.requested_at,
       i.started_at,
       i.finished_at,
       extract(epoch from coalesce(i.finished_at, clock_timestamp()) - i.started_at)::float8 as duration,
       i.job_execution_id,
       i.warnings,
       case when i.state in ('completed', 'undone') then 100 else import_percent(i.id) end as percent,
       i.rows_read,
       i.rows_inserted,
       i.rows_updated,
       i.rows_unchanged,
       i.rows_duplicate,
       i.rows_rejected,
       i.rows_blank,
       i.rows_deactivated,
       i.error_title,
       i.error_detail,
       i.error_action,
       i.undo_requested_by,
       i.undo_requested_at,
       i.undo_finished_at,
       u.until as undo_until,
       o.preview,
       l.*
from import i
cross join lateral (
    select coalesce(i.options ->> 'preview', 'false') = 'true' as preview,
           case
               when i.undo_requested_at is not null then 'undo'
               when i.options ->> 'preview' = 'true' then 'preview'
               else 'merge'
           end as last_phase,
           case when i.undo_requested_at is not null then 'undo' else 'merge' end as change_phase) o
left join lateral (
    select format('waits for import %s (%s)%s to finish',
               (array_agg(a.id order by a.place))[1],
               (array_agg(a.file_name order by a.place))[1],
               case when count(*) > 1 then format(' and %s more', count(*) - 1) end) as message
    from imports_ahead(i.merge_order) a
    having bool_or(a.state <> 'queued')) w
    on i.state = 'undoing' or i.state = 'running' and i.waiting_since is not null or i.state = 'queued' and not o.preview
left join lateral (
    select sum(c.to_byte - c.from_byte) filter (where c.phase = 'stage')::bigint as stage_bytes,
           sum(c.to_byte - c.from_byte) filter (where c.phase = 'stage' and c.done_at is not null)::bigint as stage_bytes_done,
           count(*) filter (where c.phase = 'preview') as preview_chunks,
           count(*) filter (where c.phase = 'preview' and c.done_at is not null) as preview_done,
           count(*) filter (where c.phase = o.change_phase) as merge_chunks,
           count(*) filter (where c.phase = o.change_phase and c.done_at is not null) as merge_done,
           sum(c.rows_read) filter (where c.phase = 'stage')::bigint as ledger_read,
           sum(c.rows_blank) filter (where c.phase = 'stage')::bigint as ledger_blank,
           sum(c.rows_rejected) filter (where c.phase in ('stage', o.last_phase))::bigint as ledger_rejected,
           sum(c.rows_inserted) filter (where c.phase = o.last_phase)::bigint as ledger_inserted,
           sum(c.rows_updated) filter (where c.phase = o.last_phase)::bigint as ledger_updated,
           sum(c.rows_unchanged) filter (where c.phase = o.last_phase)::bigint as ledger_unchanged,
           sum(c.rows_duplicate) filter (where c.phase = o.last_phase)::bigint as ledger_duplicate,
           sum(c.rows_deactivated) filter (where c.phase = o.last_phase)::bigint as ledger_deactivated,
           sum(c.to_byte - c.from_byte) filter (where m.staged)::bigint as attempt_stage_bytes,
           sum(c.rows_read) filter (where m.staged)::bigint as attempt_stage_rows,
           extract(epoch from clock_timestamp() - min(c.started_at) filter (where m.staged))::float8 as attempt_stage_seconds,
           count(*) filter (where m.finished) as attempt_chunks,
           sum(c.rows_read) filter (where m.finished)::bigint as attempt_chunk_rows,
           extract(epoch from clock_timestamp() - min(c.started_at) filter (where m.finished))::float8 as attempt_chunk_seconds
    from import_chunk c
    cross join lateral (
        select c.done_at is not null and c.attempt = i.attempt and c.phase = 'stage' as staged,
               c.done_at is not null and c.attempt = i.attempt and c.phase = o.last_phase as finished) m
    where c.import_id = i.id) l on i.state <> 'completed'
left join lateral (
    select c.at + coalesce(
        (select make_interval(days => r.keep_days) from retention r where r.name = 'product-history'),
        make_interval(secs => :keep_history)) as until
    from product_change c
    where c.import_id = i.id
    order by c.id
    limit 1) u on i.state = 'completed'
where i.id = any (:ids)
order by i.id desc
