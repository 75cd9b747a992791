package org.productimporter.web.console.webhooks.detail;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.console.kit.Live;
import org.productimporter.web.console.kit.Rights;
import org.productimporter.web.console.webhooks.WebhookWords;
import org.productimporter.web.kit.Problem;

/// One webhook, by its number in the address; the rest of the address is the place in the log of
/// what it was sent.
@Route("webhooks")
@RolesAllowed(Rights.WEBHOOKS_MANAGE)
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
        } catch (Problem unknown) {
            throw new NotFoundException(unknown.detail());
        }
    }

    private WebhookPage open(long id) {
        var webhook = doors.webhooks().find(id);
        title = WebhookWords.name(webhook) + " · Product Importer";
        var opened = new WebhookPage(doors, webhook);
        Live.follow(opened, doors.news()::follow, opened::changed);
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
