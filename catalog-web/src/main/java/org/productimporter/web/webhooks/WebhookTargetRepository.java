package org.productimporter.web.webhooks;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.productimporter.web.common.AuditEvent;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.security.SystemActor;
import org.productimporter.web.webhooks.signing.WebhookSecrets;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Webhooks as the dispatcher needs them. Thread-safe.
@Component
@NoScopeRequired("below the door: what the sender does by itself, after the door has let somebody in")
public class WebhookTargetRepository {

    private static final SystemActor SENDER = SystemActor.of("webhooks");

    private final JdbcClient jdbc;
    private final WebhookSecrets secrets;
    private final WebhookRepository store;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;

    WebhookTargetRepository(JdbcClient jdbc, WebhookSecrets secrets, WebhookRepository store,
            TransactionOperations transaction, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.store = store;
        this.transaction = transaction;
        this.events = events;
    }

    private static final String ENDPOINT = """
            select
                id,
                url,
                secret,
                case when previous_secret_until > clock_timestamp() then previous_secret end as previous,
                enabled,
                bulk,
                event_types,
                failures,
                average_response_ms
            from webhook
            where id = :id
            """;

    /// Webhook `id`, if it exists.
    public Optional<WebhookTarget> find(long id) {
        return jdbc.sql(ENDPOINT).param("id", id).query((row, _) -> endpoint(row)).optional();
    }

    private WebhookTarget endpoint(ResultSet row) throws SQLException {
        var id = row.getLong("id");
        var keys = new ArrayList<byte[]>();
        keys.add(secrets.decrypt(id, row.getString("secret")));
        if (row.getString("previous") != null) {
            keys.add(secrets.decrypt(id, row.getString("previous")));
        }
        return new WebhookTarget(id, URI.create(row.getString("url")), keys, row.getBoolean("enabled"),
                ImportEventMode.of(row.getString("bulk")).orElseThrow(),
                List.of((String[]) row.getArray("event_types").getArray()), row.getInt("failures"),
                row.getInt("average_response_ms"));
    }

    private static final String GIVE_UP = """
            update webhook
            set enabled = false,
                disabled_reason = :reason
            where id = :id
            and enabled
            """;

    /// Disables the webhook, unless it is disabled already.
    public void giveUp(long id, String reason) {
        SENDER.run(() -> switchOff(id, reason));
    }

    private void switchOff(long id, String reason) {
        transaction.executeWithoutResult(_ -> {
            if (jdbc.sql(GIVE_UP).param("reason", reason).param("id", id).update() == 1) {
                store.find(id)
                        .ifPresent(webhook -> events
                                .publishEvent(AuditEvent.created("webhook.disabled", "webhook:" + id, webhook)));
            }
        });
    }
}
