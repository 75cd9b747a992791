update import
set state = :to,
    message = 'waiting for a free importer',
    options = case when :apply then jsonb_set(options, '{preview}', 'false') else options end,
    percent_floor = case
        when :apply then greatest(percent_floor, import_percent(id))
        else percent_floor
    end,
    finished_at = null,
    error_title = null,
    error_detail = null,
    error_action = null
where id = :id
and state = any (:from)
and abandoned_at is null
and undo_requested_at is null
returning old.state
