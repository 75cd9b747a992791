package org.productimporter.web.imports.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.productimporter.web.Rest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Imports for REST tests: submitted over HTTP and advanced with the rows that an importer would write.
record ImportRows(Rest rest, JdbcClient database, DataDirectory data) {

    static final String CSV = "sku,name\nA-1,Anvil\n";

    void clear() {
        database.sql("delete from import").update();
        database.sql("delete from scheduled_tasks").update();
    }

    String tasks() {
        return String.join(",",
                database.sql("select task_name || ' ' || task_instance from scheduled_tasks")
                        .query(String.class)
                        .list());
    }

    List<Path> uploads() throws IOException {
        try (var files = Files.list(data.uploads())) {
            return files.filter(file -> known(file)).toList();
        }
    }

    boolean known(Path file) {
        return database.sql("select exists (select 1 from import where file_path = :path)")
                .param("path", file.toString())
                .query(Boolean.class)
                .single();
    }

    void chunk(long id, String phase, int number, boolean done) {
        database.sql("""
                insert into import_chunk (import_id, phase, no, from_byte, to_byte, first_line,
                    attempt, started_at, done_at, rows_read, rows_rejected, rows_inserted)
                values (:id, :phase, :no, :no * 100, :no * 100 + 100, 2, 1,
                    case when :done then clock_timestamp() - interval '10 seconds' end,
                    case when :done then clock_timestamp() end,
                    case when :done then 10 else 0 end,
                    case when :done and :phase = 'stage' then 2 else 0 end,
                    case when :done and :phase = 'merge' then 4 else 0 end)
                """).param("id", id).param("phase", phase).param("no", number).param("done", done).update();
    }

    long upload() {
        return rest.csv("/api/imports", CSV, Map.of()).json().path("id").asLong();
    }

    /// An import that waits for its mapping.
    long waiting() {
        return waiting(MappingSample.MAPPING);
    }

    long waiting(String mapping) {
        var id = rest.csv("/api/imports?mode=update_only", CSV, Map.of()).json().path("id").asLong();
        database.sql("delete from scheduled_tasks").update();
        database.sql("""
                update import
                set state = 'needs_mapping', message = 'the mapping is to be confirmed: EK or VK?',
                    mapping = cast(:mapping as json), attempt = 1, stalled_attempts = 1, finished_at = clock_timestamp()
                where id = :id
                """).param("mapping", mapping).param("id", id).update();
        return id;
    }

    void state(String state) {
        database.sql("update import set state = :state").param("state", state).update();
    }

    void reject(long id, long line, int chunk, long record, String code, String raw) {
        database.sql("""
                insert into import_rejection (import_id, line, chunk_no, record, column_name,
                    code, message, raw)
                values (:id, :line, :chunk, :record, 'name', :code, 'why', :raw)
                """)
                .param("id", id)
                .param("line", line)
                .param("chunk", chunk)
                .param("record", record)
                .param("code", code)
                .param("raw", raw)
                .update();
    }
}
