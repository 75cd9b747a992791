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

/// The test controls when the database is polled.
@WebServerTest
@Timeout(60)
class WebhookUpdateServiceIT {

    @Autowired private WebhookRepository webhooks;
    @Autowired private JdbcClient database;
    private final Semaphore idle = new Semaphore(0);
    private final Semaphore polls = new Semaphore(0);
    private final List<Set<Long>> received = new CopyOnWriteArrayList<>();
    private WebhookUpdateService updates;

    @BeforeEach
    void begin() {
        database.sql("delete from webhook").update();
        updates = new WebhookUpdateService(webhooks, _ -> {
            idle.release();
            polls.acquire();
        });
    }

    private long insert() {
        return database.sql("""
                insert into webhook (url, event_types, secret, enabled)
                values ('https://shop.example', '{product.updated}', 'v1:x', false)
                returning id
                """).query(Long.class).single();
    }

    private void awaitIdle() throws InterruptedException {
        assertThat(idle.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }

    private void poll() throws InterruptedException {
        polls.release();
        awaitIdle();
    }

    @Test
    void aSubscriberReceivesAllWebhooksAndThenOnlyChanges() throws InterruptedException {
        var one = insert();
        var two = insert();
        var stop = updates.subscribe(received::add);
        awaitIdle();
        poll();
        assertThat(received).containsExactly(Set.of(one, two));

        database.sql("update webhook set failures = 1 where id = :id").param("id", two).update();
        poll();
        database.sql("""
                insert into webhook_delivery (webhook_id, event_id)
                values (:id, uuidv7())
                """).param("id", one).update();
        poll();
        database.sql("delete from webhook where id = :id").param("id", one).update();
        poll();
        assertThat(received).containsExactly(Set.of(one, two), Set.of(two), Set.of(one), Set.of(one));

        stop.run();
        polls.release();
        await().until(() -> !updates.isPolling());
    }

    @Test
    void aLaterSubscriberReceivesAllWebhooksOnce() throws InterruptedException {
        var one = insert();
        var first = updates.subscribe(_ -> {});
        awaitIdle();
        var second = updates.subscribe(received::add);
        poll();
        poll();
        assertThat(received).containsExactly(Set.of(one));
        first.run();
        second.run();
        polls.release();
    }
}
