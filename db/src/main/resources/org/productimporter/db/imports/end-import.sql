update import
set state = :to,
    message = :message,
    finished_at = coalesce(finished_at, clock_timestamp()),
    undo_finished_at = case when undo_requested_at is not null then clock_timestamp() end,
    waited = waited + coalesce(clock_timestamp() - waiting_since, '0'),
    waiting_since = null,
    rows_read = :read,
    rows_inserted = :inserted,
    rows_updated = :updated,
    rows_unchanged = :unchanged,
    rows_duplicate = :duplicate,
    rows_rejected = :rejected,
    rows_blank = :blank,
    rows_deactivated = :deactivated,
    stalled_attempts = 0,
    error_title = :title,
    error_detail = :detail,
    error_action = :action
where id = :id
and fence = :fence
and state = any (:from)
returning old.state
