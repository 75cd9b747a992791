update import
set state = :to,
    abandoned_at = clock_timestamp(),
    message = 'abandoned',
    error_title = 'Abandoned',
    error_detail = coalesce('Before that: ' || error_title, 'The import was stopped'),
    error_action = 'Send the file again'
where id = :id
and state = any (:from)
and abandoned_at is null
and undo_requested_at is null
returning old.state
