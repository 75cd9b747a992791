delete from import
where id = :id
and state = any (:from)
returning file_path
