package org.productimporter.web.webhooks.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.productimporter.web.common.Page;
import org.productimporter.web.webhooks.Webhook;
import org.productimporter.web.webhooks.WebhookChange;
import org.productimporter.web.webhooks.WebhookService;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// REST API of webhooks.
@RestController
@RequestMapping("/api/webhooks")
@Tag(name = "Webhooks")
class WebhookController {

    private final WebhookService webhooks;

    WebhookController(WebhookService webhooks) {
        this.webhooks = webhooks;
    }

    @Operation(summary = "List all webhooks, without their secrets", description = "Scope webhooks:manage.")
    @GetMapping
    Page<Webhook> list() {
        return new Page<>(webhooks.list(), null);
    }

    @Operation(summary = "Create a webhook",
            description = "Only this response contains the secret. Without event_types, the webhook receives all events. Scope webhooks:manage.")
    @PostMapping
    ResponseEntity<WebhookService.Created> create(@RequestBody WebhookChange body) {
        var created = webhooks.create(body);
        return ResponseEntity.created(URI.create("/api/webhooks/" + created.webhook().id()))
                .cacheControl(CacheControl.noStore())
                .body(created);
    }

    @Operation(summary = "Get a webhook", description = "Scope webhooks:manage.")
    @GetMapping("/{id}")
    Webhook find(@PathVariable long id) {
        return webhooks.find(id);
    }

    @Operation(summary = "Replace a webhook",
            description = "Missing fields take their defaults. Scope webhooks:manage.")
    @PutMapping("/{id}")
    Webhook replace(@PathVariable long id, @RequestBody WebhookChange body) {
        return webhooks.change(id, body.complete());
    }

    @Operation(summary = "Change a webhook",
            description = "Missing fields keep their values. Enabling a webhook resumes its pending deliveries; replay sends"
                    + " the events of the meantime. Scope webhooks:manage.")
    @PatchMapping("/{id}")
    Webhook change(@PathVariable long id, @RequestBody WebhookChange body) {
        return webhooks.change(id, body);
    }

    @Operation(summary = "Delete a webhook", description = "Also deletes its deliveries. Scope webhooks:manage.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable long id) {
        webhooks.delete(id);
    }

    @Operation(summary = "Send webhook.ping and return the result",
            description = "Immediately, also to a disabled webhook. Scope webhooks:manage.")
    @PostMapping("/{id}/test")
    WebhookService.TestResult test(@PathVariable long id) throws InterruptedException {
        return webhooks.test(id);
    }

    @Operation(summary = "Rotate the secret of a webhook",
            description = "Only this response contains the new secret. Messages are also signed with the previous secret for"
                    + " 24 hours. Scope webhooks:manage.")
    @PostMapping("/{id}/rotate-secret")
    ResponseEntity<WebhookService.Created> rotate(@PathVariable long id) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(webhooks.rotateSecret(id));
    }
}
