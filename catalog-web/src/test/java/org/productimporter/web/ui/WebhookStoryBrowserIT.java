package org.productimporter.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.productimporter.web.security.users.UserService;
import org.productimporter.web.webhooks.testing.TestWebhookServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A user creates a webhook, tests it and watches its deliveries.
@BrowserTest
@TestPropertySource(properties = {"product.importer.webhooks.allow-http=true",
        "product.importer.webhooks.ports=1-65535", "product.importer.webhooks.allowed-internal=127.0.0.1"})
@Timeout(180)
class WebhookStoryBrowserIT {

    @Autowired private JdbcClient database;
    @Autowired private UserService users;
    private final TestWebhookServer webhookServer = new TestWebhookServer(TestWebhookServer.ok());

    @AfterEach
    void close() {
        webhookServer.close();
    }

    @Test
    void aWebhookIsCreatedTestedAndUsed(@NotSignedIn ConsolePage console) {
        ConsoleUsers.create(users);
        console.signIn(ConsoleUsers.ADMIN);
        console.open("webhooks");
        console.see("No webhooks yet");
        assertThat(console.accessibilityFaults()).isEmpty();

        var secret = create(console);
        console.see("No deliveries yet");
        assertThat(console.accessibilityFaults()).isEmpty();

        button(console, "Send test").click();
        console.see("status 200 in");
        console.see("answer 200");
        assertThat(console.accessibilityFaults()).isEmpty();
        assertThat(webhookServer.received().getFirst().isSignedWith(secret)).isTrue();

        database.sql("select publish_event('product.updated', '{\"id\":7}')").query((_, _) -> "").single();
        console.see("Delivered");
        button(console, "Resend: product.updated").click();
        console.page().locator("td.number span:text-is('2')").waitFor();
        assertThat(webhookServer.count()).isEqualTo(3);

        button(console, "product.updated").click();
        console.see("Response");
        assertThat(console.accessibilityFaults()).isEmpty();
        button(console, "Close").click();
        console.setScreen(390, 844, false);
        assertThat(console.accessibilityFaults()).isEmpty();
        assertThat(console.errors()).isEmpty();
    }

    private String create(ConsolePage console) {
        button(console, "New webhook").click();
        fill(console, "URL", webhookServer.url());
        fill(console, "Description", "Shop search");
        assertThat(console.accessibilityFaults()).isEmpty();
        button(console, "Create").click();
        console.see("Copy it now");
        assertThat(console.accessibilityFaults()).isEmpty();
        var secret = console.page().getByLabel("Secret", new GetByLabelOptions().setExact(true)).inputValue();
        assertThat(secret).startsWith("whsec_");
        button(console, "Done").click();
        return secret;
    }

    private static void fill(ConsolePage console, String label, String text) {
        console.page().getByLabel(label, new GetByLabelOptions().setExact(true)).fill(text);
    }

    private static Locator button(ConsolePage console, String name) {
        return console.page().getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name)).first();
    }
}
