package org.productimporter.web.webhooks.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.productimporter.web.products.ProductRowMapper;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.webhooks.ImportEventMode;
import org.productimporter.web.webhooks.ProductChange;
import org.productimporter.web.webhooks.outbox.ChangeEventWriter.Draft;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/// Publishes the product changes of imports to the webhooks that request them. Each merged bucket
/// of an import is a pending batch of the webhook, with the number of changes already published.
/// Events and progress commit together, so each change is published exactly once. Thread-safe.
@Component
@NoScopeRequired("below the door: called by the sender, for endpoints that the door has let in")
public class OutboxService {

    /// Number of changes published in one step: 20 batch events, or 200 single events.
    private static final int BATCHED_CHANGES = 2000;

    private static final int SINGLE_CHANGES = 200;
    private static final ProductRowMapper PRODUCT = new ProductRowMapper();

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final ChangeEventWriter messages;

    OutboxService(JdbcClient jdbc, TransactionOperations transaction, JsonMapper json) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.messages = new ChangeEventWriter(json);
    }

    /// A pending batch: the changes of one merge chunk.
    private record Batch(long importId, int chunkNo, int published) {

        long after() {
            return ((long) chunkNo << Integer.SIZE) + published;
        }

        long end() {
            return (chunkNo + 1L) << Integer.SIZE;
        }
    }

    private static final String NEXT = """
            select import_id, chunk_no, published
            from webhook_pending_batch
            where webhook_id = :webhook
            order by import_id, chunk_no
            limit 1
            for update
            """;

    /// Locked before its pending batches, in the lock order of a deletion; the reverse order would
    /// deadlock with it.
    private static final String LOCK_WEBHOOK = """
            select id
            from webhook
            where id = :webhook
            for key share
            """;

    /// Publishes the next changes to `webhook`.
    ///
    /// @return whether there was a pending batch
    public boolean next(long webhook, ImportEventMode bulk, List<String> wanted) {
        return Boolean.TRUE.equals(transaction.execute(_ -> step(webhook, bulk, wanted)));
    }

    private boolean step(long webhook, ImportEventMode bulk, List<String> wanted) {
        jdbc.sql(LOCK_WEBHOOK).param("webhook", webhook).query((_, _) -> webhook).list();
        var batch = jdbc.sql(NEXT).param("webhook", webhook).query(Batch.class).optional();
        if (batch.isEmpty()) {
            return false;
        }
        var limit = bulk == ImportEventMode.EACH ? SINGLE_CHANGES : BATCHED_CHANGES;
        var changes = changes(batch.get(), limit);
        publish(webhook, drafts(bulk, batch.get().importId(), changes, wanted));
        advance(webhook, batch.get(), changes.size(), limit);
        return true;
    }

    /// Batches that are pending from an earlier setting of the webhook publish nothing.
    private List<Draft> drafts(ImportEventMode bulk, long importId, List<ProductChange> changes, List<String> wanted) {
        return switch (bulk) {
            case SUMMARY -> List.of();
            case BATCH -> wanted.contains("product.batch") ? messages.batches(importId, changes) : List.of();
            case EACH -> messages.each(changes, wanted);
        };
    }

    private static final String CHANGES = """
            select
                c.product_id as changed_id,
                c.sku as changed_sku,
                c.change,
                c.version as changed_version,
                p.id, p.sku, p.name, p.description, p.price, p.active, p.created_at, p.updated_at, p.version
            from import_change c
            left join product p on p.id = c.product_id and p.version = c.version and :whole
            where c.import_id = :import
            and c.sequence > :after
            and c.sequence < :end
            order by c.sequence
            limit :limit
            """;

    private List<ProductChange> changes(Batch batch, int limit) {
        return jdbc.sql(CHANGES)
                .param("import", batch.importId())
                .param("after", batch.after())
                .param("end", batch.end())
                .param("whole", limit == SINGLE_CHANGES)
                .param("limit", limit)
                .query((row, number) -> change(batch.importId(), row, number))
                .list();
    }

    private static ProductChange change(long importId, ResultSet row, int number) throws SQLException {
        return new ProductChange(row.getLong("changed_id"), row.getString("changed_sku"), row.getString("change"),
                row.getLong("changed_version"), importId,
                row.getObject("id") == null ? null : PRODUCT.mapRow(row, number));
    }

    private static final String PUBLISH = """
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

    /// Stores events for `webhook` alone, each with a pending delivery. Joins the caller's
    /// transaction, if there is one.
    void publish(long webhook, List<Draft> drafts) {
        jdbc.sql(PUBLISH)
                .param("webhook", webhook)
                .param("types", drafts.stream().map(draft -> draft.type().text()).toArray(String[]::new))
                .param("data", drafts.stream().map(Draft::data).toArray(String[]::new))
                .update();
    }

    private static final String ADVANCE = """
            update webhook_pending_batch
            set published = published + :changes
            where webhook_id = :webhook
            and import_id = :import
            and chunk_no = :chunk
            """;

    private static final String COMPLETE = """
            delete from webhook_pending_batch
            where webhook_id = :webhook
            and import_id = :import
            and chunk_no = :chunk
            """;

    private void advance(long webhook, Batch batch, int changes, int limit) {
        var statement = changes < limit ? jdbc.sql(COMPLETE) : jdbc.sql(ADVANCE).param("changes", changes);
        statement.param("webhook", webhook).param("import", batch.importId()).param("chunk", batch.chunkNo()).update();
    }
}
