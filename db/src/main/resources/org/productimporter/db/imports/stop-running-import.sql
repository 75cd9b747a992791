-- A chunk in progress is an open chunk whose row a worker has locked.
with open as (
    select count(*) as chunks
    from import_chunk
    where import_id = :id
    and done_at is null
), free as (
    select no
    from import_chunk
    where import_id = :id
    and done_at is null
    for update skip locked
)
update import
set state = :to,
    message = 'stopping; chunks in progress: '
        || (select chunks from open) - (select count(*) from free)
where id = :id
and state = any (:from)
returning old.state
