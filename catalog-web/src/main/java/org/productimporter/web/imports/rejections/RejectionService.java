package org.productimporter.web.imports.rejections;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.Cursor;
import org.productimporter.web.common.Page;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The rows that imports refused. Read by key, so that the last page costs what the first does.
@Component("shownRejections")
public class RejectionService {

    /// One refused row.
    ///
    /// @param line physical line on which the record starts; the header is line 1
    /// @param record number of the record in the file, from 1; null while an earlier part of
    ///     the file is still being read
    /// @param column header of the offending column; null when the whole record is at fault
    /// @param raw the record as it stands in the file, without its record end
    public record Rejection(long line, @Nullable Long record, @Nullable String column, String code, String message,
            String raw) {}

    /// How the file of an import is laid out.
    ///
    /// @param fields positions, from 0, of the columns that feed a field
    public record Layout(char delimiter, List<String> header, Set<Integer> fields) {}

    /// All rejections of one reason.
    ///
    /// @param firstLine where the first of them begins; the other fields are from there
    public record Group(String code, long rows, long firstLine, @Nullable String column, String message, String raw) {}

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    RejectionService(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// One page in the order of the file.
    ///
    /// @param code only this reason, or null for all
    /// @throws Problem 404 when there is no such import
    @RequiresScope(Scope.IMPORTS_READ)
    public Page<Rejection> page(long importId, @Nullable String code, @Nullable String cursor, int size) {
        layout(importId);
        var rows = after(importId, code, Cursor.decode(cursor, 0), size + 1);
        return Page.of(rows, size, Rejection::line);
    }

    private static final String AFTER = """
            with range as (
                select no,
                       sum(rows_read) over earlier as records_before,
                       coalesce(bool_and(done_at is not null) over earlier, true) as known
                from import_chunk
                where import_id = :import
                  and phase = 'stage'
                window earlier as (order by no rows between unbounded preceding and 1 preceding))
            select r.line,
                   case when range.known then r.record + coalesce(records_before, 0) end as record,
                   r.column_name as "column",
                   r.code,
                   r.message,
                   r.raw
            from import_rejection r
            left join range on range.no = r.chunk_no
            where r.import_id = :import
              and r.line > :after
              and (cast(:code as text) is null or r.code = :code)
            order by r.line
            limit :limit
            """;

    /// At most `limit` rejections behind line `after`.
    @RequiresScope(Scope.IMPORTS_READ)
    public List<Rejection> after(long importId, @Nullable String code, long after, int limit) {
        return jdbc.sql(AFTER)
                .param("import", importId)
                .param("after", after)
                .param("code", code)
                .param("limit", limit)
                .query(new SimplePropertyRowMapper<>(Rejection.class))
                .list();
    }

    private static final String GROUPS = """
            with reason as (
                select code,
                       count(*) as rows,
                       min(line) as first_line
                from import_rejection
                where import_id = :import
                group by code)
            select reason.code,
                   reason.rows,
                   reason.first_line,
                   r.column_name as "column",
                   r.message,
                   r.raw
            from reason
            join import_rejection r on r.import_id = :import and r.line = reason.first_line
            order by reason.rows desc, reason.code
            """;

    /// The reasons of an import, the most frequent first.
    @RequiresScope(Scope.IMPORTS_READ)
    public List<Group> groups(long importId) {
        return jdbc.sql(GROUPS).param("import", importId).query(new SimplePropertyRowMapper<>(Group.class)).list();
    }

    /// Writes all rejections as a CSV to be mended and sent again: the file's own columns, then
    /// line, code and message. Reads them in batches, so memory does not depend on their number.
    ///
    /// @throws Problem 404 when there is no such import
    @RequiresScope(Scope.IMPORTS_READ)
    public void writeMendable(long importId, Writer out) throws IOException {
        var table = new RejectionCsvWriter(layout(importId), out);
        try {
            table.writeHeader();
            var last = 0L;
            for (var batch = after(importId, null, last, BATCH); !batch.isEmpty(); batch =
                    after(importId, null, last, BATCH)) {
                batch.forEach(table::write);
                last = batch.getLast().line();
            }
            table.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static final String LAYOUT = """
            select coalesce(layout, '{}')::text
            from import
            where id = :import
            """;

    /// The layout that inspection found; without columns before it.
    ///
    /// @throws Problem 404 when there is no such import
    @RequiresScope(Scope.IMPORTS_READ)
    public Layout layout(long importId) {
        var text = jdbc.sql(LAYOUT)
                .param("import", importId)
                .query(String.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no import " + importId));
        var layout = json.readTree(text);
        var delimiter = layout.path("delimiter").asString(",");
        return new Layout(delimiter.isEmpty() ? ',' : delimiter.charAt(0),
                values(layout.path("header")).map(JsonNode::asString).toList(),
                values(layout.path("columns")).map(JsonNode::asInt).collect(Collectors.toSet()));
    }

    private static Stream<JsonNode> values(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
