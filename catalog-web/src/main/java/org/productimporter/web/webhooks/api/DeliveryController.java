package org.productimporter.web.webhooks.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.common.Page;
import org.productimporter.web.common.ProblemException;
import org.productimporter.web.webhooks.delivery.DeliveryService;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// REST API of the delivery log.
@RestController
@RequestMapping("/api/webhooks/{id}")
@Tag(name = "Webhooks")
class DeliveryController {

    private final DeliveryService deliveries;

    DeliveryController(DeliveryService deliveries) {
        this.deliveries = deliveries;
    }

    @Operation(summary = "List the deliveries of the last 30 days, newest first",
            description = "`state`: pending, delivered or failed. Scope webhooks:manage.")
    @GetMapping("/deliveries")
    Page<DeliveryService.Delivery> list(@PathVariable long id, @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(name = "page_size", required = false) @Nullable Integer pageSize) {
        return deliveries.page(id, state, cursor, Page.size(pageSize));
    }

    @Operation(summary = "Get a delivery with its message and all attempts", description = "Scope webhooks:manage.")
    @GetMapping("/deliveries/{delivery}")
    DeliveryService.Details find(@PathVariable long id, @PathVariable long delivery) {
        return deliveries.find(id, delivery);
    }

    @Operation(summary = "Redeliver a message",
            description = "Sends the same ID and bytes, regardless of the state. Scope webhooks:manage.")
    @PostMapping("/deliveries/{delivery}/redeliver")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryService.Delivery redeliver(@PathVariable long id, @PathVariable long delivery) {
        return deliveries.redeliver(id, delivery);
    }

    /// Start of the replayed period.
    record ReplayRequest(@Nullable Instant since) {}

    /// Number of messages sent again.
    record Replayed(int replayed) {}

    @Operation(summary = "Send the messages that the webhook missed since a time",
            description = "Failed deliveries, and events published while the webhook was disabled. Scope webhooks:manage.")
    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Replayed replay(@PathVariable long id, @RequestBody ReplayRequest body) {
        if (body.since() == null) {
            throw ProblemException.field("since", "since is missing; enter a time such as 2026-01-31T00:00:00Z");
        }
        return new Replayed(deliveries.replay(id, body.since()));
    }
}
