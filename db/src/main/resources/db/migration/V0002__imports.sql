-- Imports: request, state, plan, ledger and result. These tables decide what happens to an import; the
-- tables of Spring Batch only record its executions.

create schema staging;
comment on schema staging is 'UNLOGGED staging tables of running imports. The tables of an import are dropped when it ends.';

create sequence import_merge_order;
comment on sequence import_merge_order is 'Numbers for import.merge_order.';

create table import (
    id                 bigint generated always as identity primary key,
    file_name          text not null,
    file_path          text not null,
    file_size          bigint not null,
    file_sha256        text,
    source             text not null,
    options            jsonb not null default '{}',
    idempotency_key    text,
    retry_of           bigint references import on delete set null,
    requested_by       text not null,
    requested_at       timestamptz not null default clock_timestamp(),
    state              text not null default 'queued',
    phase              text,
    message            text not null default 'waiting for a free importer',
    merge_order        bigint not null default nextval('import_merge_order'),
    waiting_since      timestamptz,
    waited             interval not null default '0',
    attempt            integer not null default 0,
    attempt_started_at timestamptz,
    fence              bigint not null default 0,
    stalled_attempts   integer not null default 0,
    chunks_done_before integer not null default 0,
    attempt_failure    text,
    node               text,
    started_at         timestamptz,
    finished_at        timestamptz,
    abandoned_at       timestamptz,
    job_execution_id   bigint,
    mapping            json,
    mapping_confirmed  boolean not null default false,
    header_signature   text,
    layout             jsonb,
    records_from       bigint,
    records_to         bigint,
    warnings           text[] not null default '{}',
    percent_floor      numeric(5, 2) not null default 0,
    rows_read          bigint not null default 0,
    rows_inserted      bigint not null default 0,
    rows_updated       bigint not null default 0,
    rows_unchanged     bigint not null default 0,
    rows_duplicate     bigint not null default 0,
    rows_rejected      bigint not null default 0,
    rows_blank         bigint not null default 0,
    rows_deactivated   bigint not null default 0,
    undo_requested_by  text,
    undo_requested_at  timestamptz,
    undo_finished_at   timestamptz,
    error_title        text,
    error_detail       text,
    error_action       text,
    constraint import_idempotency_key_unique unique (requested_by, idempotency_key),
    constraint import_source_valid check (source in ('upload', 'drop', 'command_line')),
    constraint import_state_valid check (state in
        ('queued', 'running', 'stopping', 'stopped', 'needs_mapping', 'previewed', 'completed', 'failed',
         'undoing', 'undone')),
    constraint import_phase_valid check (phase in ('inspect', 'stage', 'merge', 'publish', 'undo')),
    constraint import_row_counts_add_up check (state <> 'completed' or rows_read =
        rows_inserted + rows_updated + rows_unchanged + rows_duplicate + rows_rejected)
);

create index import_retry_of on import (retry_of) where retry_of is not null;
create index import_open on import (merge_order) where state in ('queued', 'running', 'stopping', 'undoing');

comment on table import is 'Import of one file. Holds the request, the current state and the result.';
comment on column import.id is 'Import ID, in the order of the requests.';
comment on column import.file_name is 'Sanitized file name given by the client. Displayed only; never used as a path.';
comment on column import.file_path is 'Path of the file. Readable by every node.';
comment on column import.file_size is 'Size in bytes at the time of the request. A restart rejects a file of another size.';
comment on column import.file_sha256 is 'SHA-256 of the file in hexadecimal. Null until inspection if the file was not uploaded through this server.';
comment on column import.source is 'Origin of the file: upload, drop (drop folder) or command_line.';
comment on column import.options is 'Import options as in the REST API: mode, preview, columns, unknown, profile, delimiter, charset, header, sheet, skip_lines, decimal, currency, on_blank, missing, missing_cap_percent, max_rejected.';
comment on column import.idempotency_key is 'Idempotency-Key header of the request. The same key of the same requester identifies the same import.';
comment on column import.retry_of is 'Import whose corrected rejections this import contains. Null for any other file, and if that import was deleted.';
comment on column import.requested_by is 'Name of the token, user or program that requested the import.';
comment on column import.requested_at is 'Time of the request, by the clock of the database.';
comment on column import.state is 'queued, running, stopping, stopped, needs_mapping, previewed, completed, failed, undoing or undone. The undo of an import also stops or fails.';
comment on column import.phase is 'Current phase: inspect, stage, merge, publish or undo. Null before the first attempt.';
comment on column import.message is 'Progress message for display, one sentence.';
comment on column import.merge_order is 'Position in the order in which imports change the catalogue. Renewed when the import is queued again: a restart, a confirmed mapping and an applied preview count as asked for anew. An undo has a position of its own.';
comment on column import.waiting_since is 'Time since which the staged import waits until the imports before it have ended. Null if it does not wait.';
comment on column import.waited is 'Time that the import has waited for imports before it. Not part of its throughput.';
comment on column import.attempt is 'Number of times a node has started or resumed the import.';
comment on column import.attempt_started_at is 'Start of the current attempt. Base of the throughput.';
comment on column import.fence is 'Fencing token. Incremented by every attempt; a node with a lower value cannot change the import any more.';
comment on column import.stalled_attempts is 'Number of consecutive attempts without a completed chunk. The import fails after product.importer.max-stalled-attempts.';
comment on column import.chunks_done_before is 'Number of chunks that were complete at the start of the current attempt.';
comment on column import.attempt_failure is 'Cause of the failure of the latest attempt. Null while it runs, and if its node ended without a report.';
comment on column import.node is 'Name of the node that manages the current attempt.';
comment on column import.started_at is 'Start of the first attempt.';
comment on column import.finished_at is 'Time at which a final state was reached.';
comment on column import.abandoned_at is 'Time at which a failed or stopped import was abandoned. An abandoned import cannot be restarted.';
comment on column import.job_execution_id is 'ID of the Spring Batch job execution of the latest attempt.';
comment on column import.mapping is 'How the inspection understands the file, as in REST: proposal, reasons, alternatives, questions, header and sample.';
comment on column import.mapping_confirmed is 'Whether a user has confirmed the mapping, which is then part of options. The inspection then asks nothing.';
comment on column import.header_signature is 'SHA-256 of the folded header cells in hexadecimal, without the columns of a rejections file. Null until inspection.';
comment on column import.layout is 'Result of the inspection: charset, delimiter, header, the mapping of columns to fields and attributes, and the format of prices.';
comment on column import.records_to is 'Size in bytes of the file from which the rows are read: the file itself or its normal form. Null until inspection.';
comment on column import.records_from is 'Offset of the first byte after the header. Header and chunk ranges together cover every byte up to records_to. Null until inspection.';
comment on column import.warnings is 'Warnings for the user about an accepted file.';
comment on column import.percent_floor is 'Highest progress shown so far, in percent. Lower values are not shown.';
comment on column import.rows_read is 'Records in the file without header and blank lines. Set at the end of the import, like the other counts.';
comment on column import.rows_inserted is 'Rows that inserted a product.';
comment on column import.rows_updated is 'Rows that updated a product.';
comment on column import.rows_unchanged is 'Rows that did not change a product, because the values were equal or the mode excluded the change.';
comment on column import.rows_duplicate is 'Rows superseded by a later valid row with the same SKU.';
comment on column import.rows_rejected is 'Invalid rows. Each has a row in import_rejection.';
comment on column import.rows_blank is 'Blank lines. Not included in rows_read.';
comment on column import.rows_deactivated is 'Products deactivated because the file does not contain them (missing=deactivate).';
comment on column import.undo_requested_by is 'Name of the token or user that requested to undo the import. Null without such a request.';
comment on column import.undo_requested_at is 'Time of the first request to undo the import. The state then is that of the undo, and the other columns stay those of the import.';
comment on column import.undo_finished_at is 'Time at which the undo was finished, stopped or failed. Null before.';
comment on column import.error_title is 'Summary of the error.';
comment on column import.error_detail is 'Location and figures of the error.';
comment on column import.error_action is 'Suggested action.';

create function imports_ahead(merge_order bigint)
    returns table (id bigint, file_name text, state text, place bigint)
    language sql stable parallel safe
begin atomic
    select i.id, i.file_name, i.state, i.merge_order
    from import i
    where i.state in ('queued', 'running', 'stopping', 'undoing')
    and i.merge_order < imports_ahead.merge_order
    and coalesce(i.options ->> 'preview', 'false') <> 'true';
end;
comment on function imports_ahead(bigint) is 'Returns the open imports and undos that change the catalogue before the import with this merge_order. A preview changes nothing.';

create index import_header_signature on import (header_signature)
    where header_signature is not null;

create table import_profile (
    id               bigint generated always as identity primary key,
    name             text not null unique,
    header_signature text unique,
    columns          json not null,
    options          jsonb not null default '{}',
    created_by       text not null,
    created_at       timestamptz not null default clock_timestamp(),
    last_used_at     timestamptz,
    constraint import_profile_name_length check (length(name) between 1 and 100)
);

comment on table import_profile is 'Confirmed mappings, applied to later files with the same header.';
comment on column import_profile.id is 'Profile ID.';
comment on column import_profile.name is 'Name given by a user.';
comment on column import_profile.header_signature is 'SHA-256 of the folded header cells in hexadecimal. Identifies files to which the profile applies by itself; null if it is only chosen by its name.';
comment on column import_profile.columns is 'Field, attributes.key or null (left out) by header cell, as the option columns, in the order of the file.';
comment on column import_profile.options is 'Options that describe the file: unknown, delimiter, charset, header, sheet, skip_lines, decimal, currency.';
comment on column import_profile.created_by is 'Name of the token, user or program that saved it.';
comment on column import_profile.created_at is 'Time of creation.';
comment on column import_profile.last_used_at is 'Time of the latest import to which it was applied.';

create table import_chunk (
    import_id        bigint not null references import on delete cascade,
    phase            text not null,
    no               integer not null,
    from_byte        bigint,
    to_byte          bigint,
    first_line       bigint,
    crc32c           bigint,
    key_from         text collate "C",
    key_to           text collate "C",
    block_from       bigint,
    block_to         bigint,
    attempt          integer,
    node             text,
    worker           text,
    started_at       timestamptz,
    done_at          timestamptz,
    rows_read        bigint not null default 0,
    rows_blank       bigint not null default 0,
    rows_rejected    bigint not null default 0,
    rows_inserted    bigint not null default 0,
    rows_updated     bigint not null default 0,
    rows_unchanged   bigint not null default 0,
    rows_duplicate   bigint not null default 0,
    rows_deactivated bigint not null default 0,
    primary key (import_id, phase, no),
    constraint import_chunk_phase_valid check (phase in ('stage', 'preview', 'merge', 'undo')),
    constraint import_chunk_range_valid check (phase <> 'stage' or (from_byte < to_byte and first_line > 0))
) with (fillfactor = 70);

comment on table import_chunk is 'Plan and ledger of an import. A chunk is claimed by a row lock, processed and recorded (done_at and counts) in one transaction, so its effect happens exactly once.';
comment on column import_chunk.import_id is 'Import of the chunk.';
comment on column import_chunk.phase is 'stage: byte range of the file. merge: range of SKU keys. preview: the same ranges, counted without changes. undo: blocks of changes of the import.';
comment on column import_chunk.no is 'Position within the phase, from 0. Byte ranges are in file order.';
comment on column import_chunk.from_byte is 'stage: offset of the first byte.';
comment on column import_chunk.to_byte is 'stage: offset after the last byte. Always the end of a record.';
comment on column import_chunk.first_line is 'stage: physical line of the first byte. The header is line 1.';
comment on column import_chunk.crc32c is 'stage: CRC-32C of the bytes at the inspection. A worker verifies it, so a file that changed later is not imported.';
comment on column import_chunk.key_from is 'merge: smallest SKU key, inclusive. Null for no lower bound.';
comment on column import_chunk.key_to is 'merge: SKU key after the last, exclusive. Null for no upper bound.';
comment on column import_chunk.block_from is 'undo: smallest ID of the blocks in product_change, inclusive.';
comment on column import_chunk.block_to is 'undo: largest ID of the blocks, inclusive.';
comment on column import_chunk.attempt is 'Attempt that completed the chunk.';
comment on column import_chunk.node is 'Node that completed the chunk.';
comment on column import_chunk.worker is 'Worker of the node that completed the chunk.';
comment on column import_chunk.started_at is 'Time at which the worker claimed the chunk.';
comment on column import_chunk.done_at is 'Time at which the chunk was completed. Null while it is pending.';
comment on column import_chunk.rows_read is 'stage: records in the range without blank lines. merge: staged rows of the range. undo: products of the blocks.';
comment on column import_chunk.rows_blank is 'stage: blank lines in the range.';
comment on column import_chunk.rows_rejected is 'Rejected rows.';
comment on column import_chunk.rows_inserted is 'merge: inserted products. undo: removed ones.';
comment on column import_chunk.rows_updated is 'merge: updated products. undo: restored ones, also those that were deactivated.';
comment on column import_chunk.rows_unchanged is 'merge: rows that did not change a product. undo: products that stay, because they were changed since the import.';
comment on column import_chunk.rows_duplicate is 'merge: rows superseded by a later valid row with the same SKU.';
comment on column import_chunk.rows_deactivated is 'merge: deactivated products of the key range that the file does not contain.';

create table import_rejection (
    import_id   bigint not null references import on delete cascade,
    line        bigint not null,
    chunk_no    integer not null,
    record      bigint not null,
    column_name text,
    invalid_columns integer[] not null default '{}',
    code        text not null,
    message     text not null,
    raw         text not null,
    primary key (import_id, line)
);

create index import_rejection_code on import_rejection (import_id, code, line);

comment on table import_rejection is 'Rejected rows with the reason and the original text.';
comment on column import_rejection.import_id is 'Import that rejected the row.';
comment on column import_rejection.line is 'Physical line at which the record starts. The header is line 1.';
comment on column import_rejection.chunk_no is 'Stage chunk that contains the line.';
comment on column import_rejection.record is 'Number of the record within its chunk, from 1. Its number in the file is the sum of this value and rows_read of the preceding stage chunks.';
comment on column import_rejection.column_name is 'Header of the first invalid column. Null if the reason concerns the whole record.';
comment on column import_rejection.invalid_columns is 'Positions, from 0, of all invalid columns. Empty if the reason concerns the whole record.';
comment on column import_rejection.code is 'Machine-readable reason.';
comment on column import_rejection.message is 'Human-readable reason, one sentence.';
comment on column import_rejection.raw is 'Original text of the record without its line terminator.';

create function import_percent(id bigint) returns numeric
    language sql stable parallel safe
    -- Inspection counts 1 percent, staging 49 by bytes, merging (or counting in a preview) 49 by chunks
    -- and completion the last 1. An undo begins at 0 again. The basis is the plan, never the duration of earlier imports.
    return (
        with work as (
            select
                coalesce(sum(to_byte - from_byte) filter (where phase = 'stage'), 0) as bytes,
                coalesce(sum(to_byte - from_byte) filter (where phase = 'stage' and done_at is not null), 0) as bytes_done,
                count(*) filter (where phase in ('preview', 'merge')) as buckets,
                count(*) filter (where phase in ('preview', 'merge') and done_at is not null) as buckets_done,
                count(*) filter (where phase = 'undo') as undos,
                count(*) filter (where phase = 'undo' and done_at is not null) as undos_done,
                count(*) as chunks
            from import_chunk
            where import_id = import_percent.id
        )
        select round(case
            when i.state in ('completed', 'undone') then 100
            when i.undo_requested_at is not null then 99.0 * undos_done / greatest(undos, 1)
            when chunks = 0 then i.percent_floor
            else greatest(i.percent_floor,
                1
                + case when bytes = 0 then 49 else 49.0 * bytes_done / bytes end
                + case when buckets = 0 then 0 else 49.0 * buckets_done / buckets end)
        end, 2)
        from import i, work
        where i.id = import_percent.id
    );

comment on function import_percent(bigint) is 'Returns the progress of an import in percent: completed chunks relative to planned chunks, never lower than percent_floor, 100 only when completed. After the request for an undo, the progress of the undo.';
