package org.productimporter.web.webhooks.ui.deliveries;

import java.time.Clock;
import org.productimporter.web.webhooks.WebhookEventService;
import org.productimporter.web.webhooks.WebhookService;
import org.productimporter.web.webhooks.delivery.DeliveryService;
import org.springframework.stereotype.Component;

/// What the page of one webhook asks.
@Component
public record WebhookDoors(WebhookService webhooks, DeliveryService deliveries, WebhookEventService news,
        Clock clock) {}
