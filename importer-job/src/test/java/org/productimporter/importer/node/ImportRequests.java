package org.productimporter.importer.node;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportTask;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Requests, stops, restarts and reads imports with SQL, like the web program. Thread-safe.
public final class ImportRequests {

    /// The row of an import.
    public record Status(ImportState state, String message, @Nullable String detail, int attempt) {}

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final JdbcClient database;

    public ImportRequests(JdbcClient database) {
        this.database = database;
    }

    /// Deletes all imports and products.
    public void clear() {
        database.sql("""
                truncate product, product_change, deleted_product, import, scheduled_tasks, batch_job_instance
                restart identity cascade
                """).update();
        for (var table : database.sql("select tablename from pg_tables where schemaname = 'staging'")
                .query(String.class)
                .list()) {
            database.sql("drop table if exists staging.\"" + table + "\" cascade").update();
        }
    }

    public ImportId insert(Path file) {
        return insert(file, Map.of());
    }

    private static final String INSERT = """
            insert into import (file_name, file_path, file_size, source, options, requested_by)
            values (:name, :path, :size, 'upload', :options::jsonb, 'test')
            returning id
            """;

    /// Inserts an import without scheduled task.
    public ImportId insert(Path file, Map<String, ?> options) {
        try {
            var fields = ImportOptions.of(options).toMap();
            return new ImportId(database.sql(INSERT)
                    .param("name", file.getFileName().toString())
                    .param("path", file.toAbsolutePath().toString())
                    .param("size", Files.size(file))
                    .param("options", JsonMapper.shared().writeValueAsString(fields))
                    .query(Long.class)
                    .single());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String SCHEDULE = """
            insert into scheduled_tasks
                (task_name, task_instance, execution_time, picked, version)
            values (:task, :instance, now(), false, 1)
            on conflict (task_name, task_instance) do update
            set execution_time = now()
            where not scheduled_tasks.picked
            """;

    /// Inserts and schedules an import.
    public ImportId request(Path file, Map<String, ?> options) {
        var id = insert(file, options);
        schedule(id);
        return id;
    }

    public void schedule(ImportId id) {
        database.sql(SCHEDULE).param("task", ImportTask.NAME).param("instance", id.toString()).update();
    }

    private static final String STOP = """
            update import
            set state = 'stopping'
            where id = :id
            and state in ('queued', 'running', 'undoing')
            """;

    public void stop(ImportId id) {
        database.sql(STOP).param("id", id.value()).update();
    }

    private static final String RESTART = """
            update import
            set state = case when undo_requested_at is null then 'queued' else 'undoing' end,
                merge_order = nextval('import_merge_order'),
                finished_at = case when undo_requested_at is not null then finished_at end
            where id = :id
            and state in ('stopped', 'failed')
            """;

    public void restart(ImportId id) {
        database.sql(RESTART).param("id", id.value()).update();
    }

    private static final String STATUS = """
            select state, message, error_detail, attempt
            from import
            where id = :id
            """;

    public Status status(ImportId id) {
        return database.sql(STATUS)
                .param("id", id.value())
                .query((row, _) -> new Status(ImportState.of(row.getString("state")), row.getString("message"),
                        row.getString("error_detail"), row.getInt("attempt")))
                .single();
    }

    public ImportState state(ImportId id) {
        return status(id).state();
    }

    public String phase(ImportId id) {
        return database.sql("select coalesce(phase, '') from import where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    public double percent(ImportId id) {
        return database.sql("select import_percent(:id)").param("id", id.value()).query(Double.class).single();
    }

    private static final String CHUNKS_DONE = """
            select count(*)
            from import_chunk
            where import_id = :id
            and phase = :phase
            and done_at is not null
            """;

    public long chunksDone(ImportId id, String phase) {
        return database.sql(CHUNKS_DONE).param("id", id.value()).param("phase", phase).query(Long.class).single();
    }

    /// Waits until the import has ended.
    public Status awaitEnd(ImportId id) {
        await("import " + id + " ends").atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> state(id).isFinal());
        return status(id);
    }

    /// Returns whether `sql` is the first statement of a claim.
    public static boolean isClaim(String sql) {
        return sql.replaceAll("\\s+", " ").startsWith("select exists ( select from import where");
    }
}
