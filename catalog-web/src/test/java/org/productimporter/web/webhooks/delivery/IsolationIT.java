package org.productimporter.web.webhooks.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.productimporter.web.webhooks.testing.Shop.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.webhooks.testing.OpenShop;
import org.productimporter.web.webhooks.testing.Receiver;
import org.productimporter.web.webhooks.testing.WebhookServerTest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How late and how fast messages are. The figures go to the log.
@WebhookServerTest
@Timeout(180)
class IsolationIT extends OpenShop {

    private static final Logger LOG = LoggerFactory.getLogger(IsolationIT.class);

    private final List<Receiver> receivers = new ArrayList<>();

    @AfterEach
    void closeAll() {
        receivers.forEach(Receiver::close);
    }

    private Receiver receiver(Receiver.Manners manners) {
        var receiver = new Receiver(manners);
        receivers.add(receiver);
        return receiver;
    }

    @Test
    void twentyHangingEndpointsDoNotDelayAHealthyOne() {
        Stream.generate(() -> receiver(Receiver.hanging())).limit(20).forEach(shop::hook);
        var healthy = receiver(Receiver.ok());
        shop.hook(healthy);
        var delays = new ArrayList<Duration>();
        for (int no = 1; no <= 60; no++) {
            var published = System.nanoTime();
            shop.update("A-" + no);
            var expected = no;
            await(() -> assertThat(healthy.count()).isEqualTo(expected));
            delays.add(Duration.ofNanos(healthy.received().get(no - 1).nanoTime() - published));
        }
        delays.sort(null);

        LOG.info(
                "Beside 20 hanging endpoints a message takes {} ms in the middle, {} ms at most",
                delays.get(delays.size() / 2).toMillis(),
                delays.getLast().toMillis());
        assertThat(delays.getLast()).isLessThan(Duration.ofSeconds(2));
        assertThat(receivers.subList(0, 20)).allMatch(hanging -> hanging.count() > 0);
        assertThat(receivers.subList(0, 20)).allMatch(hanging -> hanging.busiest() <= 8);
    }

    @Test
    void aFastEndpointIsSentManyMessagesASecond() {
        var fast = receiver(Receiver.ok());
        var hook = shop.hook(fast);
        owe(hook.id(), 500);
        await(() -> assertThat(fast.count()).isEqualTo(500));

        var messages = 5000;
        owe(hook.id(), messages);
        await(() -> assertThat(fast.count()).isEqualTo(500 + messages));
        var first = fast.received().get(500).nanoTime();
        var last = fast.received().getLast().nanoTime();
        var rate = messages / (Math.max(1, last - first) / 1e9);
        LOG.info("{} messages to one endpoint at {} a second", messages, Math.round(rate));
        await(() -> assertThat(shop.deliveries()).doesNotContain("pending*0"));

        assertThat(shop.deliveries()).containsOnly("delivered*1");
        assertThat(rate).isGreaterThan(100);
    }

    private void owe(long hook, int messages) {
        database.sql(
                        """
                        with event as (
                            insert into webhook_event (type, data, webhook_id)
                            select 'product.updated', '{"n":' || n || '}', :hook
                            from generate_series(1, :messages) n
                            returning id
                        )
                        insert into webhook_delivery (webhook_id, event_id)
                        select :hook, id from event order by id
                        """)
                .param("hook", hook)
                .param("messages", messages)
                .update();
    }
}
