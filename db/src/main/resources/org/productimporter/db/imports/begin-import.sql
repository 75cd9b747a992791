update import i
set state = :to,
    node = :node,
    attempt = attempt + 1,
    fence = fence + 1,
    attempt_started_at = clock_timestamp(),
    started_at = coalesce(started_at, clock_timestamp()),
    finished_at = case when undo_requested_at is not null then finished_at end,
    waited = waited + coalesce(clock_timestamp() - waiting_since, '0'),
    waiting_since = null,
    stalled_attempts = case
        when done.chunks > chunks_done_before then 0
        else stalled_attempts + 1
    end,
    chunks_done_before = done.chunks
from (
    select count(*) as chunks
    from import_chunk
    where import_id = :id
    and done_at is not null
) done
where i.id = :id
and state = any (:from)
returning old.state
