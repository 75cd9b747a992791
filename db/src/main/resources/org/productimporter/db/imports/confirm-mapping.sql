update import
set state = :to,
    message = 'waiting for a free importer',
    options = cast(:options as jsonb),
    mapping_confirmed = :confirmed,
    stalled_attempts = 0,
    finished_at = null
where id = :id
and state = any (:from)
returning old.state
