package org.productimporter.web.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.productimporter.db.SqlTime;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.webhooks.signing.WebhookSecrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of the table `webhook`. The caller owns the transaction. Thread-safe.
@Repository
@NoScopeRequired("called by services that check the scope, and by the dispatcher")
public class WebhookRepository {

    private final JdbcClient jdbc;
    private final WebhookSecrets secrets;

    WebhookRepository(JdbcClient jdbc, WebhookSecrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    private static final String FIND = """
            select
                id,
                url,
                description,
                event_types,
                enabled,
                bulk,
                secret,
                case when previous_secret_until > clock_timestamp() then previous_secret end as previous_secret,
                case when previous_secret_until > clock_timestamp()
                    then previous_secret_until end as previous_secret_until,
                disabled_reason,
                failures,
                failing_since,
                average_response_ms,
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

    /// Webhook `id` with its decrypted secrets.
    public Optional<WebhookWithSecrets> findWithSecrets(long id) {
        return jdbc.sql(FIND).param("id", id).query((row, _) -> withSecrets(row)).optional();
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(row.getLong("id"), row.getString("url"), row.getString("description"),
                List.of((String[]) row.getArray("event_types").getArray()), row.getBoolean("enabled"),
                ImportEventMode.of(row.getString("bulk")).orElseThrow(), row.getString("disabled_reason"),
                row.getInt("failures"), SqlTime.optional(row, "failing_since"),
                SqlTime.optional(row, "previous_secret_until"), SqlTime.required(row, "created_at"),
                SqlTime.required(row, "updated_at"));
    }

    private WebhookWithSecrets withSecrets(ResultSet row) throws SQLException {
        var webhook = webhook(row);
        var decrypted = new ArrayList<byte[]>();
        decrypted.add(secrets.decrypt(webhook.id(), row.getString("secret")));
        if (row.getString("previous_secret") != null) {
            decrypted.add(secrets.decrypt(webhook.id(), row.getString("previous_secret")));
        }
        return new WebhookWithSecrets(webhook, decrypted, row.getInt("average_response_ms"));
    }

    /// Every recorded attempt updates the row of its webhook and so changes its xmin; the latest delivery reveals new
    /// pending deliveries.
    private static final String VERSIONS = """
            select
                w.id,
                concat_ws(' ', w.xmin, (
                    select max(d.id)
                    from webhook_delivery d
                    where d.webhook_id = w.id
                )) as version
            from webhook w
            """;

    /// A value for each webhook that changes with its row and its deliveries.
    Map<Long, String> versions() {
        var versions = new HashMap<Long, String>();
        jdbc.sql(VERSIONS).query(row -> {
            versions.put(row.getLong("id"), row.getString("version"));
        });
        return versions;
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

    /// @param complete without null values
    void insert(long id, WebhookChange complete, String secret) {
        statement(INSERT, id, complete).param("secret", secret).update();
    }

    private JdbcClient.StatementSpec statement(String sql, long id, WebhookChange change) {
        var eventTypes = change.eventTypes();
        return jdbc.sql(sql)
                .param("id", id)
                .param("url", change.url())
                .param("description", change.description())
                .param("event_types", eventTypes == null ? null : eventTypes.toArray(String[]::new))
                .param("enabled", change.enabled(), Types.BOOLEAN)
                .param("bulk", change.bulk());
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

    /// Stores the values that are not null.
    void update(long id, WebhookChange change, String actor) {
        statement(UPDATE, id, change).param("actor", actor).update();
    }

    /// Disables a webhook that failed.
    ///
    /// @return false if it is disabled already or does not exist
    boolean disable(long id, String reason) {
        return jdbc.sql("update webhook set enabled = false, disabled_reason = :reason where id = :id and enabled")
                .param("reason", reason)
                .param("id", id)
                .update() == 1;
    }

    void delete(long id) {
        jdbc.sql("delete from webhook where id = :id").param("id", id).update();
    }

    private static final String ROTATE_SECRET = """
            update webhook
            set previous_secret = secret,
                previous_secret_until = clock_timestamp() + interval '24 hours',
                secret = :secret,
                updated_at = clock_timestamp()
            where id = :id
            """;

    void rotateSecret(long id, String secret) {
        jdbc.sql(ROTATE_SECRET).param("id", id).param("secret", secret).update();
    }

    private static final String RECORD_ATTEMPTS = """
            update webhook
            set failures = case when :delivered then :failures else failures + :failures end,
                failing_since = case
                    when :failures = 0 then null
                    when :delivered then clock_timestamp()
                    else coalesce(failing_since, clock_timestamp())
                end,
                average_response_ms = case
                    when average_response_ms = 0 then :duration
                    else (average_response_ms * 3 + :duration) / 4
                end
            where id = :id
            returning enabled
                and failures >= 10
                and failing_since < clock_timestamp() - interval '5 days' as is_failing
            """;

    /// Counts attempts and locks the row of the webhook until the transaction ends.
    ///
    /// @param delivered whether one of the attempts succeeded
    /// @param failures number of failures after the last success
    /// @param durationMs average duration of the attempts
    /// @return whether all attempts of the last five days, at least ten, failed
    public boolean recordAttempts(long id, boolean delivered, int failures, long durationMs) {
        Optional<Boolean> isFailing = jdbc.sql(RECORD_ATTEMPTS)
                .param("id", id)
                .param("delivered", delivered)
                .param("failures", failures)
                .param("duration", durationMs)
                .query(Boolean.class)
                .optional();
        return isFailing.orElse(false);
    }
}
