package org.productimporter.web.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.WebServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What watchers of webhooks hear. The test decides when the database is looked at.
@WebServerTest
@Timeout(60)
class WebhookUpdateServiceIT {

    @Autowired private WebhookRepository webhooks;
    @Autowired private JdbcClient database;
    private final Semaphore resting = new Semaphore(0);
    private final Semaphore turns = new Semaphore(0);
    private final List<Set<Long>> heard = new CopyOnWriteArrayList<>();
    private WebhookUpdateService updates;

    @BeforeEach
    void begin() {
        database.sql("delete from webhook").update();
        updates = new WebhookUpdateService(webhooks, _ -> {
            resting.release();
            turns.acquire();
        });
    }

    private long insert() {
        return database.sql("""
                insert into webhook (url, event_types, secret, enabled)
                values ('https://example', '{product.updated}', 'v1:x', false)
                returning id
                """).query(Long.class).single();
    }

    private void awaitRest() throws InterruptedException {
        assertThat(resting.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }

    private void look() throws InterruptedException {
        turns.release();
        awaitRest();
    }

    @Test
    void aWatcherHearsOfEachWebhookAndThenOfChangesOnly() throws InterruptedException {
        var one = insert();
        var two = insert();
        var stop = updates.subscribe(heard::add);
        awaitRest();
        look();
        assertThat(heard).containsExactly(Set.of(one, two));

        database.sql("update webhook set failures = 1 where id = :id").param("id", two).update();
        look();
        database.sql("""
                insert into webhook_delivery (webhook_id, event_id)
                values (:id, uuidv7())
                """).param("id", one).update();
        look();
        database.sql("delete from webhook where id = :id").param("id", one).update();
        look();
        assertThat(heard).containsExactly(Set.of(one, two), Set.of(two), Set.of(one), Set.of(one));

        stop.run();
        turns.release();
        await().until(() -> !updates.isPolling());
    }

    @Test
    void whoComesLaterHearsOfAllOnce() throws InterruptedException {
        var one = insert();
        var first = updates.subscribe(_ -> {});
        awaitRest();
        var second = updates.subscribe(heard::add);
        look();
        look();
        assertThat(heard).containsExactly(Set.of(one));
        first.run();
        second.run();
        turns.release();
    }
}
