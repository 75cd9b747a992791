-- What imports changed, product by product, for endpoints that want to know and for REST. Written
-- by the transaction of the bucket, only while such an endpoint exists.
--
-- There is no number over all changes: numbers are drawn before a commit and seen after it, so a
-- reader that remembers the highest one it has seen skips what a slower transaction commits later.
-- Instead a bucket's changes are numbered within the bucket, all of which becomes visible at once,
-- and the bucket puts itself into the queue of each endpoint.

create table change_log (
    import_id  bigint not null,
    place      bigint not null,
    product_id bigint not null,
    sku        text not null,
    kind       text not null,
    version    bigint not null,
    primary key (import_id, place)
);

comment on table change_log is 'Products that an import inserted or updated. Kept for 30 days, also when the import is deleted.';
comment on column change_log.import_id is 'The import.';
comment on column change_log.place is 'Number of the bucket times 2^32, plus the number of the change within it, from 1.';
comment on column change_log.product_id is 'The product.';
comment on column change_log.sku is 'Its SKU at the time; the product may be gone when this is read.';
comment on column change_log.kind is 'created or updated.';
comment on column change_log.version is 'The version of the product that the change made.';

create table change_slice (
    import_id   bigint not null,
    bucket      integer not null,
    changes     integer not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (import_id, bucket)
);

comment on table change_slice is 'Buckets whose changes are in change_log. One that changed products and is missing here was merged while nobody wanted to know.';
comment on column change_slice.import_id is 'The import.';
comment on column change_slice.bucket is 'Number of the bucket (import_chunk.no of phase merge).';
comment on column change_slice.changes is 'How many changes it has in change_log.';
comment on column change_slice.recorded_at is 'When they were written.';

create table webhook_feed (
    webhook_id bigint not null references webhook on delete cascade,
    import_id  bigint not null,
    bucket     integer not null,
    told       integer not null default 0,
    primary key (webhook_id, import_id, bucket)
);

comment on table webhook_feed is 'Buckets of changes that an endpoint has still to be told of, and how far it has been.';
comment on column webhook_feed.webhook_id is 'The endpoint.';
comment on column webhook_feed.import_id is 'The import.';
comment on column webhook_feed.bucket is 'The bucket; its changes lie in change_log.';
comment on column webhook_feed.told is 'So many of them have become messages, in the order of change_log.place.';

create function webhook_wants_changes(webhook webhook) returns boolean
    language sql immutable
    return (webhook).enabled and case (webhook).bulk
        when 'batch' then 'product.batch' = any ((webhook).event_types)
        when 'each' then (webhook).event_types && array['product.created', 'product.updated']
        else false
    end;

comment on function webhook_wants_changes(webhook) is 'Whether the endpoint wants to be told of the products that imports change.';
