package org.productimporter.web.webhooks.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.ui.kit.FieldForm;
import org.productimporter.web.ui.kit.FormDialog;
import org.productimporter.web.webhooks.ImportEventMode;
import org.productimporter.web.webhooks.Webhook;
import org.productimporter.web.webhooks.WebhookChange;
import org.productimporter.web.webhooks.WebhookService;

/// Asks what a webhook shall be. Refusals stand at the field that they are about.
final class WebhookForms {

    private final TextField url = new TextField("URL");
    private final TextField description = new TextField("Description");
    private final CheckboxGroup<String> events = new CheckboxGroup<>("Is told of");
    private final Select<ImportEventMode> bulk = new Select<>();
    private final FieldForm form = new FieldForm();

    private WebhookForms(Set<String> chosen, ImportEventMode amount) {
        url.setPlaceholder("https://shop.example/hooks");
        url.setHelperText("Where messages are sent by POST");
        description.setHelperText("What it is for, such as shop search");
        events.setItems(WebhookLabels.EVENTS);
        events.setValue(chosen);
        bulk.setLabel("During imports");
        bulk.setItems(ImportEventMode.values());
        bulk.setItemLabelGenerator(WebhookForms::words);
        bulk.setHelperText("Products that an import changes; the events above decide as well");
        bulk.setValue(amount);
        form.field("url", url).field("description", description).field("event_types", events).field("bulk", bulk);
    }

    private static String words(ImportEventMode bulk) {
        return switch (bulk) {
            case SUMMARY -> "Only its start and end";
            case BATCH -> "Changed products, 100 in a message";
            case EACH -> "A message for each changed product";
        };
    }

    private WebhookChange change(@Nullable Boolean enabled) {
        return new WebhookChange(url.getValue().strip(), description.getValue().strip(),
                WebhookLabels.EVENTS.stream().filter(events.getValue()::contains).toList(), enabled,
                bulk.getValue().text());
    }

    /// Makes a webhook and shows its secret.
    ///
    /// @param made gets it once the user has the secret
    public static void create(WebhookService webhooks, Consumer<Webhook> made) {
        var asked = new WebhookForms(Set.copyOf(WebhookLabels.EVENTS), ImportEventMode.SUMMARY);
        FormDialog.open("New webhook", asked.form, "Create", () -> {
            var created = webhooks.create(asked.change(true));
            SecretDialog.open(WebhookLabels.name(created.webhook()) + " was made",
                    "It is shown this once. Receivers verify with it that a message is"
                            + " ours, by the headers of Standard Webhooks.",
                    created.secret(), () -> made.accept(created.webhook()));
        });
    }

    /// Changes a webhook; on or off stays as it is.
    ///
    /// @param changed gets it as it is afterwards
    public static void change(WebhookService webhooks, Webhook webhook, Consumer<Webhook> changed) {
        var asked = new WebhookForms(WebhookLabels.chosen(webhook), WebhookLabels.amount(webhook));
        asked.url.setValue(webhook.url());
        asked.description.setValue(webhook.description());
        FormDialog.open("Change " + WebhookLabels.name(webhook), asked.form, "Save",
                () -> changed.accept(webhooks.change(webhook.id(), asked.change(null))));
    }
}
