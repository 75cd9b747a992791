package org.productimporter.web.webhooks.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.push.UiUpdates;
import org.productimporter.web.webhooks.WebhookService;
import org.productimporter.web.webhooks.WebhookUpdateService;
import org.productimporter.web.webhooks.delivery.DeliveryService;
import org.productimporter.web.webhooks.ui.deliveries.DeliveryQuery;

/// The page of one webhook. The path contains its ID, the query selects a page of the delivery log.
@Route("webhooks")
@RolesAllowed(ScopeNames.WEBHOOKS_MANAGE)
class WebhookView extends Main implements HasUrlParameter<Long>, HasDynamicTitle {

    private final WebhookService webhooks;
    private final DeliveryService deliveries;
    private final WebhookUpdateService updates;
    private final Clock clock;
    private String title = "Webhook";
    private @Nullable WebhookPage page;

    WebhookView(WebhookService webhooks, DeliveryService deliveries, WebhookUpdateService updates, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.updates = updates;
        this.clock = clock;
    }

    @Override
    public void setParameter(BeforeEvent event, Long id) {
        var query = DeliveryQuery.of(event.getLocation().getQueryParameters());
        try {
            var shown = page == null || page.id() != id ? open(id) : page;
            shown.show(query);
        } catch (ProblemException notFound) {
            throw new NotFoundException(notFound.detail());
        }
    }

    private WebhookPage open(long id) {
        var webhook = webhooks.find(id);
        title = WebhookLabels.name(webhook) + " · Product Importer";
        var opened = new WebhookPage(webhooks, deliveries, webhook, Times.ofBrowser(clock));
        UiUpdates.follow(opened, updates::subscribe, opened::changed);
        removeAll();
        add(opened);
        page = opened;
        return opened;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
