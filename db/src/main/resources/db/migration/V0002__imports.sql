-- What has been asked for and what has happened. These tables are the truth about imports;
-- the BATCH_ tables are bookkeeping beside them.

create schema staging;
comment on schema staging is 'UNLOGGED tables of running imports, dropped when the import ends.';

create table import (
    id               bigint generated always as identity primary key,
    file_name        text not null,
    file_path        text not null,
    file_size        bigint not null,
    file_sha256      text,
    source           text not null,
    options          jsonb not null default '{}',
    idempotency_key  text,
    requested_by     text not null,
    requested_at     timestamptz not null default clock_timestamp(),
    state            text not null default 'queued',
    phase            text,
    message          text not null default 'waiting for a free importer',
    attempt          integer not null default 0,
    attempt_started_at timestamptz,
    fence            bigint not null default 0,
    stalled_attempts integer not null default 0,
    chunks_done_before integer not null default 0,
    node             text,
    started_at       timestamptz,
    finished_at      timestamptz,
    job_execution_id bigint,
    layout           jsonb,
    warnings         text[] not null default '{}',
    percent_floor    numeric(5, 2) not null default 0,
    rows_read        bigint not null default 0,
    rows_inserted    bigint not null default 0,
    rows_updated     bigint not null default 0,
    rows_unchanged   bigint not null default 0,
    rows_duplicate   bigint not null default 0,
    rows_rejected    bigint not null default 0,
    rows_blank       bigint not null default 0,
    rows_deactivated bigint not null default 0,
    error_title      text,
    error_detail     text,
    error_action     text,
    constraint import_idempotency_key_unique unique (requested_by, idempotency_key),
    constraint import_source_known check (source in ('upload', 'drop', 'command_line')),
    constraint import_state_known check (state in
        ('queued', 'running', 'stopping', 'stopped', 'previewed', 'completed', 'failed')),
    constraint import_phase_known check (phase in ('inspect', 'stage', 'merge', 'publish')),
    constraint import_sum_proven check (state <> 'completed' or rows_read =
        rows_inserted + rows_updated + rows_unchanged + rows_duplicate + rows_rejected)
);

create index import_open on import (id) where state in ('queued', 'running', 'stopping');

comment on table import is 'One file, one run until it ends. The row is the request, the state and the result.';
comment on column import.id is 'Number of the import; rises in the order of the requests.';
comment on column import.file_name is 'The name the client gave, cleaned; shown, never used as a path.';
comment on column import.file_path is 'Where every node finds the file.';
comment on column import.file_size is 'Size in bytes when the import was requested; a restart refuses another size.';
comment on column import.file_sha256 is 'Hex SHA-256 of the file; null until inspection when the file was not uploaded through us.';
comment on column import.source is 'How the file came: upload, drop (folder) or command_line.';
comment on column import.options is 'Options as in the REST contract: mode, preview, columns, delimiter, charset, on_blank, missing, missing_cap_percent, max_rejected.';
comment on column import.idempotency_key is 'The client''s Idempotency-Key; the same key of the same requester is the same import.';
comment on column import.requested_by is 'Name of the token, user or program that asked.';
comment on column import.requested_at is 'When it was asked for, by the clock of the database.';
comment on column import.state is 'queued, running, stopping, stopped, previewed, completed or failed.';
comment on column import.phase is 'inspect, stage, merge or publish; null before the first attempt.';
comment on column import.message is 'One sentence for people about where the import stands.';
comment on column import.attempt is 'How many times a node has started or resumed this import.';
comment on column import.attempt_started_at is 'When the current attempt began; rates are measured from here.';
comment on column import.fence is 'Rises with every attempt; a node that holds an older number may no longer move this import on.';
comment on column import.stalled_attempts is 'Attempts in a row that got no chunk done; after ten the import fails instead of trying for ever.';
comment on column import.chunks_done_before is 'Chunks done when the current attempt began.';
comment on column import.node is 'Name of the node that manages the current attempt.';
comment on column import.started_at is 'When the first attempt began.';
comment on column import.finished_at is 'When a final state was reached.';
comment on column import.job_execution_id is 'The Spring Batch execution of the latest attempt.';
comment on column import.layout is 'What inspection found: charset, delimiter, header and which column feeds which field.';
comment on column import.warnings is 'What the user should know although the file was accepted.';
comment on column import.percent_floor is 'Progress that was once shown; lower values are never shown again.';
comment on column import.rows_read is 'Records in the file, header and blank lines apart. Written when the import ends, like the other counts.';
comment on column import.rows_inserted is 'Rows that became new products.';
comment on column import.rows_updated is 'Rows that changed a product.';
comment on column import.rows_unchanged is 'Rows that a product already agreed with, or that the mode left alone.';
comment on column import.rows_duplicate is 'Rows followed by a later valid row of the same SKU.';
comment on column import.rows_rejected is 'Rows that were not valid; each has an import_rejection.';
comment on column import.rows_blank is 'Blank lines, counted apart.';
comment on column import.rows_deactivated is 'Products deactivated because the file did not mention them (missing=deactivate).';
comment on column import.error_title is 'What went wrong, in a few words.';
comment on column import.error_detail is 'Where and with which numbers.';
comment on column import.error_action is 'What to do about it.';

create table import_chunk (
    import_id     bigint not null references import on delete cascade,
    phase         text not null,
    no            integer not null,
    from_byte     bigint,
    to_byte       bigint,
    first_line    bigint,
    key_from      text collate "C",
    key_to        text collate "C",
    attempt       integer,
    node          text,
    worker        text,
    started_at    timestamptz,
    done_at       timestamptz,
    rows_read     bigint not null default 0,
    rows_blank    bigint not null default 0,
    rows_rejected bigint not null default 0,
    rows_inserted bigint not null default 0,
    rows_updated  bigint not null default 0,
    rows_unchanged bigint not null default 0,
    rows_duplicate bigint not null default 0,
    rows_deactivated bigint not null default 0,
    primary key (import_id, phase, no),
    constraint import_chunk_phase_known check (phase in ('stage', 'preview', 'merge')),
    constraint import_chunk_range check (phase <> 'stage' or (from_byte < to_byte and first_line > 0))
) with (fillfactor = 70);

comment on table import_chunk is
    'The plan and the ledger of an import: a chunk is claimed (row lock), done and recorded (done_at and counts) in one transaction, so its effect happens exactly once.';
comment on column import_chunk.import_id is 'The import that the chunk belongs to.';
comment on column import_chunk.phase is 'stage: a byte range of the file. merge: a range of SKU keys. preview: the same ranges, only counted.';
comment on column import_chunk.no is 'Position within the phase, from 0; for ranges of the file also the order in the file.';
comment on column import_chunk.from_byte is 'stage: first byte of the range.';
comment on column import_chunk.to_byte is 'stage: first byte after the range; always a record end.';
comment on column import_chunk.first_line is 'stage: physical line on which the range starts; the header of a plain file is line 1.';
comment on column import_chunk.key_from is 'merge: smallest SKU key of the bucket; null means from the beginning.';
comment on column import_chunk.key_to is 'merge: first SKU key after the bucket; null means to the end.';
comment on column import_chunk.attempt is 'The attempt in which the chunk was done.';
comment on column import_chunk.node is 'The node that did it.';
comment on column import_chunk.worker is 'The worker on that node that did it.';
comment on column import_chunk.started_at is 'When the worker claimed it.';
comment on column import_chunk.done_at is 'When its effect was committed; null while it is still to be done.';
comment on column import_chunk.rows_read is 'stage: records in the range, blank lines apart. merge: staged rows of the bucket.';
comment on column import_chunk.rows_blank is 'stage: blank lines in the range.';
comment on column import_chunk.rows_rejected is 'Rows of the chunk that were rejected.';
comment on column import_chunk.rows_inserted is 'merge: new products.';
comment on column import_chunk.rows_updated is 'merge: changed products.';
comment on column import_chunk.rows_unchanged is 'merge: rows that a product already agreed with, or that the mode left alone.';
comment on column import_chunk.rows_duplicate is 'merge: rows followed by a later valid row of the same SKU.';
comment on column import_chunk.rows_deactivated is 'merge: products of the key range that the file did not mention and that were deactivated.';

create table import_rejection (
    import_id   bigint not null references import on delete cascade,
    line        bigint not null,
    chunk_no    integer not null,
    record      bigint not null,
    column_name text,
    code        text not null,
    message     text not null,
    raw         text not null,
    primary key (import_id, line)
);

create index import_rejection_code on import_rejection (import_id, code, line);

comment on table import_rejection is 'Every row that an import refused, with the reason and the original text.';
comment on column import_rejection.import_id is 'The import that refused the row.';
comment on column import_rejection.line is 'Physical line on which the record starts; the header is line 1.';
comment on column import_rejection.chunk_no is 'The stage chunk that holds the line.';
comment on column import_rejection.record is 'Number of the record within its chunk, from 1; add the rows_read of the earlier stage chunks for its number in the file.';
comment on column import_rejection.column_name is 'Header of the offending column, or null when the whole record is at fault.';
comment on column import_rejection.code is 'Reason in one word, for programs.';
comment on column import_rejection.message is 'Reason in one sentence, for people.';
comment on column import_rejection.raw is 'The record as it stands in the file, without its record end.';

create function import_percent(id bigint) returns numeric
    language sql stable parallel safe
    -- Inspecting counts 1, staging 49 by bytes, merging (or the counting of a preview) 49 by chunks,
    -- and only the end of the import the last 1: work done against the plan, never history.
    return (
        with work as (
            select
                coalesce(sum(to_byte - from_byte) filter (where phase = 'stage'), 0) as bytes,
                coalesce(sum(to_byte - from_byte) filter (where phase = 'stage' and done_at is not null), 0) as bytes_done,
                count(*) filter (where phase <> 'stage') as buckets,
                count(*) filter (where phase <> 'stage' and done_at is not null) as buckets_done,
                count(*) as chunks
            from import_chunk
            where import_id = import_percent.id
        )
        select round(case
            when i.state = 'completed' then 100
            when chunks = 0 then i.percent_floor
            else greatest(i.percent_floor,
                1
                + case when bytes = 0 then 49 else 49.0 * bytes_done / bytes end
                + case when buckets = 0 then 0 else 49.0 * buckets_done / buckets end)
        end, 2)
        from import i, work
        where i.id = import_percent.id
    );

comment on function import_percent(bigint) is
    'How much of an import is done, 0 to 100: chunks done against chunks planned, never below what was shown before, 100 only when completed.';
