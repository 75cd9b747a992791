update import
set state = :to,
    message = :message,
    waiting_since = null,
    finished_at = coalesce(finished_at, clock_timestamp()),
    undo_finished_at = case when undo_requested_at is not null then clock_timestamp() end
where id = :id
and state = any (:from)
returning old.state
