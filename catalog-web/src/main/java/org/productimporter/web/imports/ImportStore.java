package org.productimporter.web.imports;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlFile;
import org.productimporter.model.imports.ImportState;
import org.productimporter.web.files.IncomingFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The statements about the table `import`. Transactions are the door's.
@Component
class ImportStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ImportMapper mapper;
    private final String find = SqlFile.read(ImportStore.class, "find-imports.sql");

    ImportStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
        this.mapper = new ImportMapper(json);
    }

    /// The imports of these numbers that exist, the latest first.
    List<ImportStatus> find(Collection<Long> ids) {
        return jdbc.sql(find).param("ids", ids.toArray(Long[]::new)).query(mapper).list();
    }

    private static final String PAGE =
            """
            select i.id
            from import i
            where i.id < :before
              and (cast(:state as text) is null or i.state = :state)
              and (cast(:file_name as text) is null
                   or position(lower(:file_name) in lower(i.file_name)) > 0)
              and (cast(:requested_by as text) is null or i.requested_by = :requested_by)
              and (cast(:from as timestamptz) is null or i.requested_at >= :from)
              and (cast(:to as timestamptz) is null or i.requested_at < :to)
            order by i.id desc
            limit :limit
            """;

    /// Numbers of the imports that the filter lets through, the latest first.
    List<Long> page(ImportFilter filter, long before, int limit) {
        return jdbc.sql(PAGE)
                .param("before", before)
                .param("state", filter.state() == null ? null : filter.state().text())
                .param("file_name", filter.fileName())
                .param("requested_by", filter.requestedBy())
                .param("from", utc(filter.from()))
                .param("to", utc(filter.to()))
                .param("limit", limit)
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static final String INSERT =
            """
            insert into import (file_name, file_path, file_size, file_sha256, source, options,
                                idempotency_key, requested_by)
            values (:file_name, :file_path, :file_size, :file_sha256, :source,
                    cast(:options as jsonb), :idempotency_key, :requested_by)
            on conflict (requested_by, idempotency_key) do nothing
            returning id
            """;

    /// Records a request; empty when its requester used its key before.
    Optional<Long> insert(NewImport wanted, IncomingFile file, Path path) {
        return jdbc.sql(INSERT)
                .param("file_name", wanted.fileName())
                .param("file_path", path.toString())
                .param("file_size", file.bytes())
                .param("file_sha256", file.sha256().orElse(null))
                .param("source", wanted.source().text())
                .param("options", json.writeValueAsString(wanted.options().toMap()))
                .param("idempotency_key", wanted.idempotencyKey())
                .param("requested_by", wanted.requestedBy())
                .query(Long.class)
                .optional();
    }

    /// An earlier request with the same key of the same requester.
    record Earlier(long id, @Nullable String fileSha256, String fileName) {}

    private static final String EARLIER =
            """
            select id, file_sha256, file_name
            from import
            where requested_by = :requested_by
              and idempotency_key = :key
            """;

    Optional<Earlier> earlier(String requestedBy, String key) {
        return jdbc.sql(EARLIER)
                .param("requested_by", requestedBy)
                .param("key", key)
                .query(Earlier.class)
                .optional();
    }

    private static final String LOCK =
            """
            select state, abandoned_at is not null as abandoned
            from import
            where id = :id
            for update
            """;

    /// What decides which action is accepted.
    record Standing(ImportState state, boolean abandoned) {}

    /// Reads the state and holds the row until the end of the transaction, so that two actions
    /// at once are decided one after the other.
    Optional<Standing> lock(long id) {
        return jdbc.sql(LOCK)
                .param("id", id)
                .query(
                        (row, number) ->
                                new Standing(
                                        ImportState.of(row.getString("state")),
                                        row.getBoolean("abandoned")))
                .optional();
    }

    private static final String STOP_QUEUED =
            """
            update import
            set state = 'stopped',
                message = 'stopped before it began',
                finished_at = clock_timestamp()
            where id = :id
            """;

    void stopQueued(long id) {
        jdbc.sql(STOP_QUEUED).param("id", id).update();
    }

    /// A chunk in hand is an open chunk whose row a worker has locked.
    private static final String STOP_RUNNING =
            """
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
            set state = 'stopping',
                stop_requested = true,
                message = 'stopping; chunks still in the hands of workers: '
                    || (select chunks from open) - (select count(*) from free)
            where id = :id
            """;

    void stopRunning(long id) {
        jdbc.sql(STOP_RUNNING).param("id", id).update();
    }

    private static final String QUEUE_AGAIN =
            """
            update import
            set state = 'queued',
                message = 'waiting for a free importer',
                stop_requested = false,
                finished_at = null,
                error_title = null,
                error_detail = null,
                error_action = null
            where id = :id
            """;

    void queueAgain(long id) {
        jdbc.sql(QUEUE_AGAIN).param("id", id).update();
    }

    private static final String END_PREVIEW =
            """
            update import
            set options = jsonb_set(options, '{preview}', 'false'),
                percent_floor = greatest(percent_floor, import_percent(id))
            where id = :id
            """;

    void endPreview(long id) {
        jdbc.sql(END_PREVIEW).param("id", id).update();
    }

    private static final String ABANDON =
            """
            update import
            set state = 'failed',
                abandoned_at = clock_timestamp(),
                message = 'abandoned',
                error_title = 'Abandoned',
                error_detail = coalesce('Before that: ' || error_title, 'The import was stopped'),
                error_action = 'Send the file again'
            where id = :id
            """;

    void abandon(long id) {
        jdbc.sql(ABANDON).param("id", id).update();
    }

    private static final String DELETE =
            """
            delete from import
            where id = :id
            returning file_path
            """;

    /// Removes the import with its ledger and rejections.
    ///
    /// @return where its file lies
    Path delete(long id) {
        return Path.of(jdbc.sql(DELETE).param("id", id).query(String.class).single());
    }

    private static final String KNOWS_FILE =
            """
            select exists (select 1 from import where file_path = :path)
            """;

    boolean knowsFile(Path path) {
        return jdbc.sql(KNOWS_FILE).param("path", path.toString()).query(Boolean.class).single();
    }
}
