-- The lock lasts until the commit, so nobody sees a number before all lower ones are visible.
with locked as materialized (
    select pg_advisory_xact_lock(hashtext('product-importer merge order'))
)
update import
set merge_order = nextval('import_merge_order')
from locked
where id = :id
