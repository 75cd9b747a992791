package org.productimporter.bench.faults;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.productimporter.bench.Await;
import org.productimporter.bench.faults.cluster.WebhookReceiver;
import org.productimporter.model.imports.RowCounts;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Compares webhook events and deliveries with the imports. For one thread.
final class EventCheck {

    private static final Duration DELIVERY_LIMIT = Duration.ofMinutes(4);

    private final JdbcClient database;

    EventCheck(JdbcClient database) {
        this.database = database;
    }

    private static final String IMPORT_EVENTS = """
            select type, count(*) as events
            from webhook_event
            where type like 'import.%'
            and data::jsonb ->> 'id' = :id
            group by type
            """;

    private static final String CHANGES = """
            select count(*) filter (where change = 'created') as created,
                   count(*) filter (where change = 'updated') as updated,
                   count(distinct product_id) as products
            from import_change
            where import_id = :id
            """;

    /// One event for each transition of the import, and one change for each changed product.
    void completed(long id, RowCounts counts) {
        var events = new TreeMap<String, Integer>();
        database.sql(IMPORT_EVENTS).param("id", Long.toString(id)).query(row -> {
            events.put(row.getString("type"), row.getInt("events"));
        });
        var failed = events.getOrDefault("import.failed", 0);
        var expected = new TreeMap<>(Map.of("import.started", failed + 1, "import.completed", 1));
        if (failed > 0) {
            expected.put("import.failed", failed);
        }
        require("events of import " + id, expected, events);
        database.sql(CHANGES).param("id", id).query(row -> {
            var changes = "%d created, %d updated, %d products".formatted(row.getLong("created"),
                    row.getLong("updated"), row.getLong("products"));
            var wanted = "%d created, %d updated, %d products".formatted(counts.inserted(), counts.updated(),
                    counts.inserted() + counts.updated());
            require("changes of import " + id, wanted, changes);
        });
    }

    private static void require(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("%s: expected %s, found %s".formatted(what, expected, actual));
        }
    }

    private static final String UNDELIVERED = """
            select (select count(*) from webhook_pending_batch)
                + (select count(*) from webhook_delivery where state <> 'delivered')
            """;

    private static final String PUBLISHED_CHANGES = """
            select coalesce(sum(jsonb_array_length(data::jsonb -> 'changes')), 0)
            from webhook_event
            where type = 'product.batch'
            """;

    /// Every event reaches the recipient, with the same body each time, and every change is in exactly one event.
    void delivered(WebhookReceiver receiver) {
        var pending = database.sql(UNDELIVERED).query(Long.class);
        if (!Await.within(DELIVERY_LIMIT, () -> pending.single() == 0)) {
            throw new AssertionError(
                    "%d events are not delivered after %s".formatted(pending.single(), DELIVERY_LIMIT));
        }
        var events = database.sql("select id::text from webhook_event").query(String.class).list();
        var received = receiver.ids();
        require("missing messages", 0L, events.stream().filter(id -> !received.contains(id)).count());
        require("repeated messages with another body", 0, receiver.changed().size());
        require("changes in events", database.sql("select count(*) from import_change").query(Long.class).single(),
                database.sql(PUBLISHED_CHANGES).query(Long.class).single());
    }
}
