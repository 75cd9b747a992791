package org.productimporter.web.ui;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.security.Scope;
import org.productimporter.web.security.SystemActor;
import org.productimporter.web.webhooks.WebhookChange;
import org.productimporter.web.webhooks.WebhookService;
import org.productimporter.web.webhooks.testing.TestWebhookServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Writes the images of webhooks to `docs/screenshots`, like [ConsoleScreenshots].
@BrowserTest
@TestPropertySource(
        properties = {
            "product.importer.webhooks.allow-http=true",
            "product.importer.webhooks.ports=1-65535",
            "product.importer.webhooks.allowed-internal=127.0.0.1"
        })
@Timeout(300)
class WebhookScreenshots {

    private static final String LOG =
            """
            with event as (
                insert into webhook_event (type, data, created_at)
                select
                    (array['product.updated', 'product.created', 'import.completed'])[1 + n % 3],
                    '{"id":' || n || '}',
                    clock_timestamp() - (31 - n) * interval '11 minutes'
                from generate_series(1, 30) n
                returning id, created_at
            ), sent as (
                select
                    w.id as webhook,
                    e.*,
                    w.failures = 0 or row_number() over (order by w.id, e.id) % 5 = 0 as good,
                    row_number() over (order by w.id, e.id) % 7 = 0 as last
                from event e, webhook w
                where w.enabled
            ), delivery as (
                insert into webhook_delivery (webhook_id, event_id, state, attempts, status_code,
                    error, created_at, next_attempt_at)
                select
                    webhook,
                    id,
                    case when good then 'delivered' when last then 'failed' else 'pending' end,
                    case when good then 1 when last then 10 else 3 end,
                    case when good then 200 else 503 end,
                    case when not good then 'the server answered 503' end,
                    created_at,
                    clock_timestamp() + interval '25 minutes'
                from sent
                order by created_at
                returning id, attempts, status_code, error, created_at
            )
            insert into webhook_attempt (delivery_id, number, at, status_code, duration_ms, error,
                response_body)
            select
                d.id,
                n,
                d.created_at + n * interval '95 seconds',
                d.status_code,
                30 + d.id * n % 90,
                d.error,
                case when d.error is null then '{"received":true}' else 'Down for maintenance' end
            from delivery d, generate_series(1, d.attempts) n
            """;

    private static final SystemActor SOMEBODY = SystemActor.of("test", Scope.WEBHOOKS_MANAGE);

    @Autowired private JdbcClient database;
    @Autowired private WebhookService webhooks;
    private final TestWebhookServer server = new TestWebhookServer(TestWebhookServer.ok());

    private long insert(String description, List<String> events, String bulk) {
        return SOMEBODY.call(
                () ->
                        webhooks.create(
                                        new WebhookChange(
                                                server.url(), description, events, true, bulk))
                                .webhook()
                                .id());
    }

    @Test
    void take(@SignedInAs(ConsoleUsers.ADMIN) ConsolePage console) {
        insert("Shop search", List.of("product.created", "product.updated"), "batch");
        var failing =
                insert(
                        "Marketplace feed",
                        List.of("product.created", "product.updated", "import.completed"),
                        "summary");
        var off = insert("", List.of("product.deleted", "product.bulk_deleted"), "each");
        change(failing, "failures = 14, failing_since = clock_timestamp() - interval '3 hours'");
        change(off, "enabled = false, disabled_reason = 'the server answered 410 Gone'");
        database.sql(LOG).update();
        replaceUrls();
        console.open("webhooks");
        console.see("Marketplace feed");
        ConsoleScreenshots.shoot(console, "webhooks");
        button(console, "New webhook").click();
        console.field("URL").fill("http://shop.example/hooks#new");
        button(console, "Create").click();
        console.see("has a fragment");
        ConsoleScreenshots.shoot(console, "webhook-new");
        detail(console, failing);
    }

    private void detail(ConsolePage console, long failing) {
        console.open("webhooks/" + failing);
        console.see("Marketplace feed");
        ConsoleScreenshots.shoot(console, "webhook");
        button(console, "import.completed").click();
        console.see("Response");
        ConsoleScreenshots.shoot(console, "webhook-message");
        change(failing, "url = '" + server.url() + "'");
        console.open("webhooks/" + failing);
        button(console, "Send test").click();
        console.see("status 200 in");
        console.page()
                .evaluate(
                        """
                        () => document.querySelectorAll('main .quiet, main span').forEach(text => {
                            if (!text.children.length) {
                                text.textContent =
                                    text.textContent.replace(/http:..127.0.0.1:[0-9]+/, 'https://feed.example');
                            }
                        })
                        """);
        ConsoleScreenshots.shoot(console, "webhook-test");
    }

    /// Replaces the local addresses by example addresses.
    private void replaceUrls() {
        database.sql(
                        """
                        update webhook
                        set url = 'https://' || (array['search', 'feed', 'erp'])[1 + id % 3] || '.example/hooks'
                        """)
                .update();
    }

    private void change(long webhook, String what) {
        database.sql("update webhook set " + what + " where id = :id")
                .param("id", webhook)
                .update();
    }

    private static Locator button(ConsolePage console, String name) {
        return console.page()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name))
                .first();
    }
}
