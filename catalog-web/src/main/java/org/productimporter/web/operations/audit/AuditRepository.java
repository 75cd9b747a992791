package org.productimporter.web.operations.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.db.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of the table `audit_log`. A trigger refuses every change except the removal of old entries. Thread-safe.
@Repository
class AuditRepository {

    /// @param before JSON
    /// @param after JSON
    record NewEntry(String actor, @Nullable String address, String action, String object, @Nullable String before,
            @Nullable String after) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final JsonMapper json;

    AuditRepository(JdbcClient jdbc, TransactionOperations transaction, JsonMapper json) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
    }

    private static final String INSERT = """
            insert into audit_log (actor, address, action, object, old, new)
            values (:actor, :address, :action, :object,
                    cast(:before as jsonb), cast(:after as jsonb))
            """;

    void insert(NewEntry entry) {
        jdbc.sql(INSERT).paramSource(entry).update();
    }

    private static final String PAGE = """
            select id, at, actor, address, action, object, old, new
            from audit_log
            where id < :before
              and (cast(:actor as text) is null or actor = :actor)
              and (cast(:action as text) is null
                   or action = :action
                   or starts_with(action, cast(:action as text) || '.'))
              and (cast(:from as timestamptz) is null or at >= :from)
              and (cast(:to as timestamptz) is null or at < :to)
            order by id desc
            limit :limit
            """;

    List<AuditService.Entry> page(AuditService.Filter filter, long before, int limit) {
        return jdbc.sql(PAGE)
                .param("before", before)
                .param("actor", filter.actor())
                .param("action", filter.action())
                .param("from", SqlTime.parameter(filter.from()))
                .param("to", SqlTime.parameter(filter.to()))
                .param("limit", limit)
                .query(this::entry)
                .list();
    }

    private AuditService.Entry entry(ResultSet row, int rowNumber) throws SQLException {
        return new AuditService.Entry(row.getLong("id"), SqlTime.required(row, "at"), row.getString("actor"),
                row.getString("address"), row.getString("action"), row.getString("object"), tree(row.getString("old")),
                tree(row.getString("new")));
    }

    private @Nullable JsonNode tree(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }

    private static final String REMOVE = """
            delete from audit_log
            where id in (
                select id
                from audit_log
                where at < :before
                order by id
                limit :limit)
            """;

    /// Removes at most `limit` entries that are older than `before`.
    ///
    /// @return how many were removed
    int remove(Instant before, int limit) {
        var removed = transaction.execute(status -> {
            jdbc.sql("select set_config('product_importer.audit_retention', 'on', true)").query(String.class).single();
            return jdbc.sql(REMOVE).param("before", SqlTime.parameter(before)).param("limit", limit).update();
        });
        return removed == null ? 0 : removed;
    }
}
