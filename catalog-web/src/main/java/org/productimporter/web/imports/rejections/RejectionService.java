package org.productimporter.web.imports.rejections;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.rejections.RejectedRecord;
import org.productimporter.model.rejections.RejectionLayout;
import org.productimporter.model.rejections.RejectionRecords;
import org.productimporter.web.common.Cursor;
import org.productimporter.web.common.Page;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.Actor;
import org.productimporter.web.security.RateLimiter;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the rejections of imports. Uses keyset pagination. Thread-safe.
@Service
public class RejectionService {

    /// A rejected row.
    ///
    /// @param line the physical line on which the record starts; the header is line 1
    /// @param record the number of the record in the file, from 1; null until all earlier ranges are staged
    /// @param column the header of the invalid column; null if the whole record is invalid
    /// @param raw the original text of the record without its line end
    public record Rejection(long line, @Nullable Long record, @Nullable String column, String code, String message,
            String raw) {}

    /// All rejections with the same code.
    ///
    /// @param firstLine the line of the first of them, which is also the source of column, message and raw text
    public record Group(String code, long rows, long firstLine, @Nullable String column, String message, String raw) {}

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final RejectedRecordRepository records;
    private final JsonMapper json;
    private final RateLimiter limiter;

    RejectionService(JdbcClient jdbc, RejectedRecordRepository records, JsonMapper json, RateLimiter limiter) {
        this.jdbc = jdbc;
        this.records = records;
        this.json = json;
        this.limiter = limiter;
    }

    /// Returns one page in the order of the file.
    ///
    /// @param code the only code, or null for all
    /// @throws ProblemException 404 if the import does not exist
    @RequiresScope(Scope.IMPORTS_READ)
    public Page<Rejection> page(long importId, @Nullable String code, @Nullable String cursor, int size) {
        layout(importId);
        var rows = find(importId, code, Cursor.decode(cursor, 0), size + 1);
        return Page.of(rows, size, Rejection::line);
    }

    private static final String FIND = """
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

    private List<Rejection> find(long importId, @Nullable String code, long after, int limit) {
        return jdbc.sql(FIND)
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

    /// Returns the rejections of an import by code, the most frequent first.
    @RequiresScope(Scope.IMPORTS_READ)
    public List<Group> groups(long importId) {
        return jdbc.sql(GROUPS).param("import", importId).query(new SimplePropertyRowMapper<>(Group.class)).list();
    }

    /// Writes all rejections as a file to correct: the columns of the file, then line, code and message. Reads in batches, so
    /// memory use does not depend on their number.
    ///
    /// @throws ProblemException 404 if the import does not exist, 429 if too many exports of the caller run
    @RequiresScope(Scope.IMPORTS_READ)
    public void write(long importId, RejectionFormat format, OutputStream out) throws IOException {
        var columns = new RejectionRecords(layout(importId));
        try (var _ = limiter.export(Actor.current())) {
            var file = format.writer(columns, out);
            var line = 0L;
            List<RejectedRecord> batch;
            do {
                batch = records.page(importId, null, line, BATCH);
                for (var rejection : batch) {
                    file.write(columns.record(rejection));
                    line = rejection.line();
                }
            } while (batch.size() == BATCH);
            file.finish();
        }
    }

    private static final String LAYOUT = """
            select coalesce(layout, '{}')::text
            from import
            where id = :import
            """;

    /// Returns the layout that the inspect phase detected. Before that phase, it has no columns.
    ///
    /// @throws ProblemException 404 if the import does not exist
    @RequiresScope(Scope.IMPORTS_READ)
    public RejectionLayout layout(long importId) {
        var text = jdbc.sql(LAYOUT)
                .param("import", importId)
                .query(String.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no import " + importId));
        var layout = json.readTree(text);
        var delimiter = layout.path("delimiter").asString(",");
        var fields = values(layout.path("columns")).map(JsonNode::asInt).collect(Collectors.toSet());
        layout.path("attributes").propertyNames().forEach(column -> fields.add(Integer.valueOf(column)));
        return new RejectionLayout(delimiter.isEmpty() ? ',' : delimiter.charAt(0),
                values(layout.path("header")).map(JsonNode::asString).toList(), fields);
    }

    private static Stream<JsonNode> values(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
