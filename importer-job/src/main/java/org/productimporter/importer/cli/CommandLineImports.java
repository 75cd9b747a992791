package org.productimporter.importer.cli;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.productimporter.model.imports.ImportId;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportTask;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Requests an import for the command line and follows it to its end.
class CommandLineImports {

    private static final TaskDescriptor<Void> TASK = TaskDescriptor.of(ImportTask.NAME);
    private static final long LOOK_MILLIS = 100;
    private static final String RFC_3339 = "YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Scheduler scheduler;
    private final Clock clock;

    CommandLineImports(
            JdbcClient jdbc,
            JsonMapper json,
            TransactionTemplate transaction,
            Scheduler scheduler,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = transaction;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    private static final String REQUEST =
            """
            insert into import
                (file_name, file_path, file_size, source, options, requested_by)
            values
                (:name, :path, :size, 'command_line', :options::jsonb, :user)
            returning id
            """;

    /// Requests the import of `file`, to be read where it lies; this node takes it at once if it
    /// may.
    ImportId request(Path file, ImportOptions options) {
        var id = Objects.requireNonNull(transaction.execute(_ -> insert(file, options)));
        scheduler.triggerCheckForDueExecutions();
        return id;
    }

    private ImportId insert(Path file, ImportOptions options) {
        try {
            var id =
                    jdbc.sql(REQUEST)
                            .param("name", file.getFileName().toString())
                            .param("path", file.toString())
                            .param("size", Files.size(file))
                            .param("options", json.writeValueAsString(options.toMap()))
                            .param("user", System.getProperty("user.name", "command line"))
                            .query(Long.class)
                            .single();
            scheduler.schedule(TASK.instance(Long.toString(id)).scheduledTo(clock.instant()));
            return new ImportId(id);
        } catch (IOException e) {
            throw new UncheckedIOException("The size of " + file + " cannot be read.", e);
        }
    }

    /// Waits until the import ends, showing its progress on a terminal.
    ImportResult await(ImportId id) {
        var progress = ProgressLine.onTerminal();
        try {
            while (!ImportState.of(state(id)).isFinal()) {
                progress.show(percent(id));
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        progress.clear();
        return result(id);
    }

    private String state(ImportId id) {
        return jdbc.sql("select state from import where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    private static final String PERCENT =
            """
            select
                import_percent(id) as percent,
                message,
                (select coalesce(sum(rows_read), 0)
                    from import_chunk c
                    where c.import_id = i.id
                    and phase = 'stage') as rows
            from import i
            where id = :id
            """;

    private ProgressLine.Reading percent(ImportId id) {
        return jdbc.sql(PERCENT)
                .param("id", id.value())
                .query(
                        (row, _) ->
                                new ProgressLine.Reading(
                                        row.getDouble("percent"),
                                        row.getLong("rows"),
                                        row.getString("message")))
                .single();
    }

    /// The import has ended, so nothing is estimated any more, and times are UTC as in REST.
    private static final String RESULT =
            """
            select
                state,
                message,
                rows_read,
                rows_rejected,
                seconds,
                error_detail,
                error_action,
                json_build_object(
                    'id', id,
                    'file_name', file_name,
                    'state', state,
                    'phase', phase,
                    'message', message,
                    'percent', import_percent(id),
                    'bytes_total', file_size,
                    'bytes_read', case when state = 'completed' then file_size else staged end,
                    'rows', json_build_object(
                        'read', rows_read,
                        'inserted', rows_inserted,
                        'updated', rows_updated,
                        'unchanged', rows_unchanged,
                        'duplicate', rows_duplicate,
                        'rejected', rows_rejected,
                        'blank', rows_blank),
                    'rows_deactivated', rows_deactivated,
                    'rows_per_second', case when state = 'completed' and attempt = 1
                        then round(rows_read / nullif(seconds, 0)) end,
                    'eta_seconds', null,
                    'attempt', attempt,
                    'options', options,
                    'requested_by', requested_by,
                    'requested_at', to_char(requested_at at time zone 'UTC', :rfc3339),
                    'started_at', to_char(started_at at time zone 'UTC', :rfc3339),
                    'finished_at', to_char(finished_at at time zone 'UTC', :rfc3339),
                    'duration_seconds', seconds,
                    'file_sha256', file_sha256,
                    'job_execution_id', job_execution_id,
                    'warnings', warnings,
                    'error', case when error_title is not null then json_build_object(
                        'title', error_title,
                        'detail', error_detail,
                        'action', error_action) end) as json
            from import i
            cross join lateral (
                select
                    round(extract(epoch from i.finished_at - i.started_at), 3) as seconds,
                    (select coalesce(sum(c.to_byte - c.from_byte), 0)
                        from import_chunk c
                        where c.import_id = i.id
                        and c.phase = 'stage'
                        and c.done_at is not null) as staged) as measured
            where id = :id
            """;

    private ImportResult result(ImportId id) {
        return jdbc.sql(RESULT)
                .param("id", id.value())
                .param("rfc3339", RFC_3339)
                .query(
                        (row, _) ->
                                new ImportResult(
                                        ImportState.of(row.getString("state")),
                                        row.getString("message"),
                                        row.getLong("rows_read"),
                                        row.getLong("rows_rejected"),
                                        row.getDouble("seconds"),
                                        row.getString("error_detail"),
                                        row.getString("error_action"),
                                        row.getString("json")))
                .single();
    }
}
