package org.productimporter.web.webhooks.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.productimporter.web.products.ProductRowMapper;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.webhooks.EventType;
import org.productimporter.web.webhooks.ImportEventMode;
import org.productimporter.web.webhooks.Webhook;
import org.productimporter.web.webhooks.outbox.ChangeEventWriter.Draft;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Publishes the product changes of imports to the webhooks that receive them. Each merged bucket of an import is a
/// pending batch of the webhook, with the number of changes already published. Events and progress commit together, so
/// each change is published exactly once. Thread-safe.
@Service
@NoScopeRequired("called by the dispatcher")
public class OutboxService {

    /// Number of changes published in one step: 20 batch events, or 200 single events.
    private static final int BATCHED_CHANGES = 2000;

    private static final int SINGLE_CHANGES = 200;
    private static final ProductRowMapper PRODUCT = new ProductRowMapper();

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final ChangeEventWriter writer;

    OutboxService(JdbcClient jdbc, TransactionOperations transaction, ChangeEventWriter writer) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.writer = writer;
    }

    /// The changes of one merge chunk.
    ///
    /// @param published number of changes already published
    private record PendingBatch(long importId, int chunkNo, int published) {

        long after() {
            return ((long) chunkNo << Integer.SIZE) + published;
        }

        long end() {
            return (chunkNo + 1L) << Integer.SIZE;
        }
    }

    /// Locked before its pending batches, in the lock order of a deletion; the reverse order could deadlock with it.
    private static final String LOCK_WEBHOOK = """
            select id
            from webhook
            where id = :webhook
            for key share
            """;

    private static final String NEXT_BATCH = """
            select import_id, chunk_no, published
            from webhook_pending_batch
            where webhook_id = :webhook
            order by import_id, chunk_no
            limit 1
            for update
            """;

    /// Publishes the next changes of the first pending batch.
    ///
    /// @return whether there was a pending batch
    public boolean publishNext(Webhook webhook) {
        Boolean published = transaction.execute(_ -> {
            jdbc.sql(LOCK_WEBHOOK).param("webhook", webhook.id()).query((_, _) -> webhook).list();
            var batch = jdbc.sql(NEXT_BATCH).param("webhook", webhook.id()).query(PendingBatch.class).optional();
            batch.ifPresent(found -> publish(webhook, found));
            return batch.isPresent();
        });
        return Boolean.TRUE.equals(published);
    }

    private void publish(Webhook webhook, PendingBatch batch) {
        var limit = webhook.bulk() == ImportEventMode.EACH ? SINGLE_CHANGES : BATCHED_CHANGES;
        var changes = changes(batch, limit);
        insert(webhook.id(), drafts(webhook, batch.importId(), changes));
        advance(webhook.id(), batch, changes.size(), limit);
    }

    /// Batches that are pending from an earlier setting of the webhook publish nothing.
    private List<Draft> drafts(Webhook webhook, long importId, List<ProductChange> changes) {
        return switch (webhook.bulk()) {
            case SUMMARY -> List.of();
            case BATCH -> webhook.eventTypes().contains(EventType.PRODUCT_BATCH.text())
                    ? writer.batches(importId, changes)
                    : List.of();
            case EACH -> writer.each(changes, webhook.eventTypes());
        };
    }

    private static final String CHANGES = """
            select
                c.product_id as changed_id,
                c.sku as changed_sku,
                c.change,
                c.version as changed_version,
                p.id, p.sku, p.name, p.description, p.price, p.active, p.attributes, p.created_at, p.updated_at,
                p.version
            from import_change c
            left join product p on p.id = c.product_id and p.version = c.version and :with_product
            where c.import_id = :import
            and c.sequence > :after
            and c.sequence < :end
            order by c.sequence
            limit :limit
            """;

    private List<ProductChange> changes(PendingBatch batch, int limit) {
        return jdbc.sql(CHANGES)
                .param("import", batch.importId())
                .param("after", batch.after())
                .param("end", batch.end())
                .param("with_product", limit == SINGLE_CHANGES)
                .param("limit", limit)
                .query((row, number) -> change(batch.importId(), row, number))
                .list();
    }

    private static ProductChange change(long importId, ResultSet row, int number) throws SQLException {
        return new ProductChange(row.getLong("changed_id"), row.getString("changed_sku"), row.getString("change"),
                row.getLong("changed_version"), importId,
                row.getObject("id") == null ? null : PRODUCT.mapRow(row, number));
    }

    private static final String INSERT = """
            with event as (
                insert into webhook_event (type, data, webhook_id)
                select type, data, :webhook
                from unnest(:types, :data) as draft (type, data)
                returning id, created_at
            )
            insert into webhook_delivery (webhook_id, event_id, created_at)
            select :webhook, id, created_at
            from event
            order by id
            """;

    /// Stores events for one webhook, each with a pending delivery.
    private void insert(long webhook, List<Draft> drafts) {
        jdbc.sql(INSERT)
                .param("webhook", webhook)
                .param("types", drafts.stream().map(draft -> draft.type().text()).toArray(String[]::new))
                .param("data", drafts.stream().map(Draft::data).toArray(String[]::new))
                .update();
    }

    private static final String THIS_BATCH = """
            where webhook_id = :webhook
            and import_id = :import
            and chunk_no = :chunk
            """;

    private void advance(long webhook, PendingBatch batch, int changes, int limit) {
        var statement = changes < limit ? jdbc.sql("delete from webhook_pending_batch " + THIS_BATCH)
                : jdbc.sql("update webhook_pending_batch set published = published + :changes " + THIS_BATCH)
                        .param("changes", changes);
        statement.param("webhook", webhook).param("import", batch.importId()).param("chunk", batch.chunkNo()).update();
    }
}
