package org.productimporter.web.webhooks.feed;

import java.util.List;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.webhooks.Bulk;
import org.productimporter.web.webhooks.feed.ChangeMessages.Draft;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/// The door to changes that endpoints have still to be told of. Each bucket of an import is a row
/// in the queue of the endpoint, with how far it has been told; the messages and the new place
/// commit together, so each change becomes one message, with one id, once. Thread-safe.
@Component
@NoScopeRequired("below the door: called by the sender, for endpoints that the door has let in")
public class Feed {

    /// How many changes become messages in one step: 20 batches, or 200 single messages.
    private static final int BATCHED_CHANGES = 2000;

    private static final int SINGLE_CHANGES = 200;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final ChangeMessages messages;

    Feed(JdbcClient jdbc, TransactionOperations transaction, JsonMapper json) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.messages = new ChangeMessages(json);
    }

    /// A bucket that an endpoint is being told of.
    private record Bucket(long importId, int bucket, int told) {

        long start() {
            return ((long) bucket << Integer.SIZE) + told;
        }

        long end() {
            return (bucket + 1L) << Integer.SIZE;
        }
    }

    private static final String NEXT =
            """
            select import_id, bucket, told
            from webhook_feed
            where webhook_id = :webhook
            order by import_id, bucket
            limit 1
            for update
            """;

    /// Before its queue, as who deletes it does: the other way round the two would wait for each
    /// other.
    private static final String HOLD_ENDPOINT =
            """
            select id
            from webhook
            where id = :webhook
            for key share
            """;

    /// Makes messages of the next changes that `webhook` has not been told of.
    ///
    /// @return whether there were any
    public boolean next(long webhook, Bulk bulk, List<String> wanted) {
        return Boolean.TRUE.equals(transaction.execute(_ -> step(webhook, bulk, wanted)));
    }

    private boolean step(long webhook, Bulk bulk, List<String> wanted) {
        jdbc.sql(HOLD_ENDPOINT).param("webhook", webhook).query((_, _) -> webhook).list();
        var bucket = jdbc.sql(NEXT).param("webhook", webhook).query(Bucket.class).optional();
        if (bucket.isEmpty()) {
            return false;
        }
        var limit = bulk == Bulk.EACH ? SINGLE_CHANGES : BATCHED_CHANGES;
        var changes = changes(bucket.get(), limit);
        tell(webhook, drafts(bulk, bucket.get().importId(), changes, wanted));
        advance(webhook, bucket.get(), changes.size(), limit);
        return true;
    }

    /// An endpoint that no longer wants changes is not told of those that it wanted before.
    private List<Draft> drafts(
            Bulk bulk, long importId, List<ChangedProduct> changes, List<String> wanted) {
        return switch (bulk) {
            case SUMMARY -> List.of();
            case BATCH ->
                    wanted.contains("product.batch")
                            ? messages.batches(importId, changes)
                            : List.of();
            case EACH -> messages.each(importId, changes, wanted);
        };
    }

    private static final String CHANGES =
            """
            select
                l.product_id as id,
                l.sku,
                l.kind,
                l.version,
                case when p.id is not null then json_build_object(
                    'id', p.id,
                    'sku', p.sku,
                    'name', p.name,
                    'description', p.description,
                    'price', p.price::text,
                    'active', p.active,
                    'created_at', to_char(p.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                    'updated_at', to_char(p.updated_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                    'version', p.version)::text end as product
            from change_log l
            left join product p on p.id = l.product_id and p.version = l.version and :whole
            where l.import_id = :import
            and l.place > :start
            and l.place < :end
            order by l.place
            limit :limit
            """;

    private List<ChangedProduct> changes(Bucket bucket, int limit) {
        return jdbc.sql(CHANGES)
                .param("import", bucket.importId())
                .param("start", bucket.start())
                .param("end", bucket.end())
                .param("whole", limit == SINGLE_CHANGES)
                .param("limit", limit)
                .query(new SimplePropertyRowMapper<>(ChangedProduct.class))
                .list();
    }

    private void tell(long webhook, List<Draft> drafts) {
        if (!drafts.isEmpty()) {
            jdbc.sql("select webhook_tell_one(:webhook, :types, :data)")
                    .param("webhook", webhook)
                    .param(
                            "types",
                            drafts.stream()
                                    .map(draft -> draft.type().text())
                                    .toArray(String[]::new))
                    .param("data", drafts.stream().map(Draft::data).toArray(String[]::new))
                    .query((_, _) -> webhook)
                    .single();
        }
    }

    private static final String ADVANCE =
            """
            update webhook_feed
            set told = told + :changes
            where webhook_id = :webhook
            and import_id = :import
            and bucket = :bucket
            """;

    private static final String END =
            """
            delete from webhook_feed
            where webhook_id = :webhook
            and import_id = :import
            and bucket = :bucket
            """;

    private void advance(long webhook, Bucket bucket, int changes, int limit) {
        var statement =
                changes < limit ? jdbc.sql(END) : jdbc.sql(ADVANCE).param("changes", changes);
        statement
                .param("webhook", webhook)
                .param("import", bucket.importId())
                .param("bucket", bucket.bucket())
                .update();
    }
}
