-- Requests the undo of an import, or continues it. What it has done before stays done.
update import
set state = :to,
    phase = null,
    message = 'waiting for a free importer',
    node = null,
    stalled_attempts = 0,
    undo_requested_by = coalesce(undo_requested_by, :by),
    undo_requested_at = coalesce(undo_requested_at, clock_timestamp()),
    undo_finished_at = null,
    error_title = null,
    error_detail = null,
    error_action = null
where id = :id
and state = any (:from)
and (undo_requested_at is not null) = :again
and abandoned_at is null
returning old.state
