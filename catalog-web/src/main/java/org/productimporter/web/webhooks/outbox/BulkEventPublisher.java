package org.productimporter.web.webhooks.outbox;

import java.util.List;
import org.productimporter.web.webhooks.EventType;
import org.productimporter.web.webhooks.ImportEventMode;
import org.productimporter.web.webhooks.outbox.ChangeEventWriter.Draft;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Publishes the changes of an action on many products like those of an import: `product.batch` to the webhooks with
/// [ImportEventMode#BATCH], an event for each product to those with [ImportEventMode#EACH]. Thread-safe; joins the
/// transaction of the caller.
@Component
class BulkEventPublisher {

    private final JdbcClient jdbc;
    private final ChangeEventWriter writer;

    BulkEventPublisher(JdbcClient jdbc, ChangeEventWriter writer) {
        this.jdbc = jdbc;
        this.writer = writer;
    }

    void publish(List<ProductChange> changes) {
        if (isSubscribed(EventType.PRODUCT_BATCH, ImportEventMode.BATCH)) {
            publish(EventType.PRODUCT_BATCH, ImportEventMode.BATCH, writer.batches(null, changes));
        }
        if (isSubscribed(EventType.PRODUCT_UPDATED, ImportEventMode.EACH)) {
            publish(EventType.PRODUCT_UPDATED, ImportEventMode.EACH,
                    writer.each(changes, List.of(EventType.PRODUCT_UPDATED.text())));
        }
    }

    private static final String IS_SUBSCRIBED = """
            select exists (
                select from webhook
                where enabled
                and bulk = :mode
                and :type = any (event_types))
            """;

    private boolean isSubscribed(EventType type, ImportEventMode mode) {
        return jdbc.sql(IS_SUBSCRIBED)
                .param("mode", mode.text())
                .param("type", type.text())
                .query(Boolean.class)
                .single();
    }

    /// Locks the webhooks as `publish_event` does.
    private static final String PUBLISH = """
            with receiver as materialized (
                select id
                from webhook
                where enabled
                and bulk = :mode
                and :type = any (event_types)
                for key share
            ), event as (
                insert into webhook_event (type, data, webhook_id)
                select :type, draft.data, receiver.id
                from receiver
                cross join unnest(:data) as draft (data)
                returning id, webhook_id, created_at
            )
            insert into webhook_delivery (webhook_id, event_id, created_at)
            select webhook_id, id, created_at
            from event
            order by id
            """;

    private void publish(EventType type, ImportEventMode mode, List<Draft> drafts) {
        jdbc.sql(PUBLISH)
                .param("mode", mode.text())
                .param("type", type.text())
                .param("data", drafts.stream().map(Draft::data).toArray(String[]::new))
                .update();
    }
}
