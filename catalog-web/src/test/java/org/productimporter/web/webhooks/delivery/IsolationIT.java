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
import org.productimporter.web.webhooks.testing.Receiver;
import org.productimporter.web.webhooks.testing.WebhookFixture;
import org.productimporter.web.webhooks.testing.WebhookServerTest;
import org.springframework.test.context.TestPropertySource;

/// Endpoints do not slow each other down.
@WebhookServerTest
@TestPropertySource(properties = "product.importer.webhooks.deadline=30s")
@Timeout(180)
class IsolationIT extends WebhookFixture {

    /// Answers nothing until the receiver is closed.
    private static final Receiver.Manners HANGS = (_, _, talk) -> talk.hold(Duration.ofMinutes(5).toMillis());

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
        Stream.generate(() -> receiver(HANGS)).limit(20).forEach(shop::hook);
        var hanging = List.copyOf(receivers);
        var healthy = receiver(Receiver.ok());
        shop.hook(healthy);

        for (int no = 1; no <= 20; no++) {
            shop.update("A-" + no);
            var expected = no;
            await(() -> assertThat(healthy.count()).isEqualTo(expected));
            await(() -> assertThat(hanging).allMatch(receiver -> receiver.count() > 0));
        }

        // No request to a hanging endpoint has ended, so the healthy one waited for none.
        assertThat(hanging).allMatch(receiver -> receiver.busy() == receiver.count());
        assertThat(hanging).allMatch(receiver -> receiver.busiest() <= 8);
    }

    @Test
    void manyMessagesToOneEndpointAreDeliveredOnceEach() {
        var fast = receiver(Receiver.ok());
        var hook = shop.hook(fast);
        owe(hook.id(), 500);
        await(() -> assertThat(fast.count()).isEqualTo(500));

        var messages = 5000;
        owe(hook.id(), messages);
        await(() -> assertThat(fast.count()).isEqualTo(500 + messages));
        await(() -> assertThat(shop.deliveries()).doesNotContain("pending*0"));

        assertThat(shop.deliveries()).containsOnly("delivered*1");
    }

    private void owe(long hook, int messages) {
        database.sql("""
                with event as (
                    insert into webhook_event (type, data, webhook_id)
                    select 'product.updated', '{"n":' || n || '}', :hook
                    from generate_series(1, :messages) n
                    returning id
                )
                insert into webhook_delivery (webhook_id, event_id)
                select :hook, id from event order by id
                """).param("hook", hook).param("messages", messages).update();
    }
}
