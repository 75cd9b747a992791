package org.productimporter.web.console.webhooks.detail;

import java.time.Clock;
import org.productimporter.web.webhooks.Deliveries;
import org.productimporter.web.webhooks.WebhookNews;
import org.productimporter.web.webhooks.Webhooks;
import org.springframework.stereotype.Component;

/// What the page of one webhook asks.
@Component
record WebhookDoors(Webhooks webhooks, Deliveries deliveries, WebhookNews news, Clock clock) {}
