package org.productimporter.web.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The statements on the table `webhook`. The caller owns the transaction.
@Component
class WebhookRepository {

    private final JdbcClient jdbc;

    WebhookRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String FIND = """
            select
                id,
                url,
                description,
                event_types,
                enabled,
                bulk,
                disabled_reason,
                failures,
                failing_since,
                case when previous_secret_until > clock_timestamp()
                    then previous_secret_until end as previous_secret_until,
                created_at,
                updated_at
            from webhook
            where (:id::bigint is null or id = :id)
            order by id
            """;

    /// All webhooks, oldest first.
    List<Webhook> list() {
        return jdbc.sql(FIND).param("id", null).query((row, _) -> webhook(row)).list();
    }

    Optional<Webhook> find(long id) {
        return jdbc.sql(FIND).param("id", id).query((row, _) -> webhook(row)).optional();
    }

    /// Every recorded attempt updates the row of its webhook and so changes its xmin; the latest
    /// delivery reveals new pending deliveries.
    private static final String MARKS = """
            select
                w.id,
                concat_ws(' ', w.xmin, (
                    select max(d.id)
                    from webhook_delivery d
                    where d.webhook_id = w.id
                )) as mark
            from webhook w
            """;

    /// A value for each webhook that changes with its row and its deliveries.
    Map<Long, String> marks() {
        var marks = new HashMap<Long, String>();
        jdbc.sql(MARKS).query(row -> {
            marks.put(row.getLong("id"), row.getString("mark"));
        });
        return marks;
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(row.getLong("id"), row.getString("url"), row.getString("description"),
                List.of((String[]) row.getArray("event_types").getArray()), row.getBoolean("enabled"),
                row.getString("bulk"), row.getString("disabled_reason"), row.getInt("failures"),
                time(row, "failing_since"), time(row, "previous_secret_until"),
                Objects.requireNonNull(time(row, "created_at")), Objects.requireNonNull(time(row, "updated_at")));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /// The number of webhooks; prevents the creation of others until the transaction ends.
    int lockAndCount() {
        jdbc.sql("lock table webhook in share row exclusive mode").update();
        return jdbc.sql("select count(*) from webhook").query(Integer.class).single();
    }

    /// The ID of the next webhook, to which its secret is bound.
    long nextId() {
        return jdbc.sql("select nextval(pg_get_serial_sequence('webhook', 'id'))").query(Long.class).single();
    }

    private static final String INSERT = """
            insert into webhook (id, url, description, event_types, enabled, bulk, secret, disabled_reason)
            values (:id, :url, :description, :event_types, :enabled, :bulk, :secret,
                case when not :enabled then 'made without being switched on' end)
            """;

    /// @param wanted complete
    void insert(long id, WebhookChange wanted, String secret) {
        jdbc.sql(INSERT)
                .param("id", id)
                .param("url", wanted.url())
                .param("description", wanted.description())
                .param("event_types", array(wanted.eventTypes()))
                .param("enabled", wanted.enabled())
                .param("bulk", wanted.bulk())
                .param("secret", secret)
                .update();
    }

    private static String @Nullable [] array(@Nullable List<String> texts) {
        return texts == null ? null : texts.toArray(String[]::new);
    }

    private static final String UPDATE = """
            update webhook
            set url = coalesce(:url, url),
                description = coalesce(:description, description),
                event_types = coalesce(:event_types::text[], event_types),
                bulk = coalesce(:bulk, bulk),
                enabled = coalesce(:enabled, enabled),
                disabled_reason = case
                    when coalesce(:enabled, enabled) then null
                    when enabled then 'switched off by ' || :actor
                    else disabled_reason
                end,
                failures = case when :enabled and not enabled then 0 else failures end,
                failing_since = case when :enabled and not enabled then null else failing_since end,
                average_response_ms = case when :enabled and not enabled then 0 else average_response_ms end,
                updated_at = clock_timestamp()
            where id = :id
            """;

    /// Changes what is not null.
    void update(long id, WebhookChange wanted, String actor) {
        jdbc.sql(UPDATE)
                .param("id", id)
                .param("url", wanted.url())
                .param("description", wanted.description())
                .param("event_types", array(wanted.eventTypes()))
                .param("enabled", wanted.enabled(), java.sql.Types.BOOLEAN)
                .param("bulk", wanted.bulk())
                .param("actor", actor)
                .update();
    }

    void delete(long id) {
        jdbc.sql("delete from webhook where id = :id").param("id", id).update();
    }

    private static final String ROTATE = """
            update webhook
            set previous_secret = secret,
                previous_secret_until = clock_timestamp() + interval '24 hours',
                secret = :secret,
                updated_at = clock_timestamp()
            where id = :id
            """;

    void rotate(long id, String secret) {
        jdbc.sql(ROTATE).param("id", id).param("secret", secret).update();
    }
}
