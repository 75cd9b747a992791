package org.productimporter.web.webhooks.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.push.UiUpdates;
import org.productimporter.web.webhooks.ui.deliveries.DeliveryQuery;
import org.productimporter.web.webhooks.ui.deliveries.WebhookDoors;

/// One webhook, by its number in the address; the rest of the address is the place in the log of
/// what it was sent.
@Route("webhooks")
@RolesAllowed(ScopeNames.WEBHOOKS_MANAGE)
public class WebhookView extends Main implements HasUrlParameter<Long>, HasDynamicTitle {

    private final WebhookDoors doors;
    private String title = "Webhook";
    private @Nullable WebhookPage page;

    WebhookView(WebhookDoors doors) {
        this.doors = doors;
    }

    @Override
    public void setParameter(BeforeEvent event, Long id) {
        var query = DeliveryQuery.of(event.getLocation().getQueryParameters());
        try {
            var shown = page == null || page.id() != id ? open(id) : page;
            shown.show(query);
        } catch (ProblemException unknown) {
            throw new NotFoundException(unknown.detail());
        }
    }

    private WebhookPage open(long id) {
        var webhook = doors.webhooks().find(id);
        title = WebhookLabels.name(webhook) + " · Product Importer";
        var opened = new WebhookPage(doors, webhook);
        UiUpdates.follow(opened, doors.news()::follow, opened::changed);
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
