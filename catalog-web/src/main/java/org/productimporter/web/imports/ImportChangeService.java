package org.productimporter.web.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.Cursor;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.RequiresScope;
import org.productimporter.web.security.Scope;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Reads the products that an import and its undo changed, if a webhook requested to record them. Uses keyset pagination. Thread-safe.
@Service
public class ImportChangeService {

    /// A changed product.
    ///
    /// @param change created or updated; updated or deleted by the undo
    /// @param version the version of the product after the change
    public record Change(String sku, long id, String change, long version) {}

    /// How many of the changes were recorded. They are recorded only while a webhook requests them.
    public enum Recorded {
        ALL, SOME, NONE
    }

    /// A page of changes.
    ///
    /// @param nextCursor null at the end; never null while the import runs
    /// @param recorded refers to the buckets merged so far
    public record ChangePage(List<Change> results, @Nullable String nextCursor, Recorded recorded) {}

    private final JdbcClient jdbc;

    ImportChangeService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The changes that can be read, and the number of recorded buckets.
    ///
    /// @param before the first sequence number that cannot be read yet
    private record Extent(boolean ended, long before, long changed, long recorded) {

        Recorded recordedPart() {
            if (recorded == changed) {
                return Recorded.ALL;
            }
            return recorded == 0 ? Recorded.NONE : Recorded.SOME;
        }
    }

    /// Buckets are merged, and blocks undone, in any order. The changes after the first open bucket are hidden, because a client whose cursor
    /// has passed that bucket would never receive its changes.
    private static final String EXTENT = """
            select
                i.state not in ('queued', 'running', 'stopping', 'undoing') as ended,
                coalesce(min(c.no) filter (where c.done_at is null
                    and i.state in ('queued', 'running', 'stopping', 'undoing')), 1 << 30)::bigint << 32 as before,
                count(c.no) filter (where
                    c.rows_inserted + c.rows_updated + c.rows_deactivated > 0) as changed,
                count(b.chunk_no) as recorded
            from import i
            left join (
                select import_id, done_at, rows_inserted, rows_updated, rows_deactivated,
                    -- As in record-undone.sql.
                    case phase when 'merge' then no else no + 1048576 end as no
                from import_chunk
                where phase in ('merge', 'undo')) c on c.import_id = i.id
            left join import_change_batch b on b.import_id = c.import_id and b.chunk_no = c.no
            where i.id = :import
            group by i.id
            """;

    private static final String PAGE = """
            select sequence, sku, product_id as id, change, version
            from import_change
            where import_id = :import
            and sequence > :after
            and sequence < :before
            order by sequence
            limit :limit
            """;

    private record Row(long sequence, String sku, long id, String change, long version) {}

    /// Returns one page in the order of the sequence numbers.
    ///
    /// @throws ProblemException 400 if the cursor is invalid, 404 if the import does not exist
    @RequiresScope(Scope.IMPORTS_READ)
    public ChangePage page(long importId, @Nullable String cursor, int size) {
        var extent = jdbc.sql(EXTENT)
                .param("import", importId)
                .query(Extent.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("There is no import " + importId));
        var after = Cursor.decode(cursor, 0);
        var rows = jdbc.sql(PAGE)
                .param("import", importId)
                .param("after", after)
                .param("before", extent.before())
                .param("limit", size)
                .query(new SimplePropertyRowMapper<>(Row.class))
                .list();
        var last = rows.isEmpty() ? after : rows.getLast().sequence();
        var atEnd = extent.ended() && rows.size() < size;
        return new ChangePage(
                rows.stream().map(row -> new Change(row.sku(), row.id(), row.change(), row.version())).toList(),
                atEnd ? null : Cursor.encode(last), extent.recordedPart());
    }
}
