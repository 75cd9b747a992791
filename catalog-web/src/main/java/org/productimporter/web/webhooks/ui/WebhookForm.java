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

/// The form that creates or edits a webhook.
final class WebhookForm {

    private final TextField url = new TextField("URL");
    private final TextField description = new TextField("Description");
    private final CheckboxGroup<String> events = new CheckboxGroup<>("Events");
    private final Select<ImportEventMode> mode = new Select<>();
    private final FieldForm form = new FieldForm();

    private WebhookForm(Set<String> subscribed, ImportEventMode initialMode) {
        url.setPlaceholder("https://shop.example/hooks");
        url.setHelperText("Messages are sent here by POST");
        description.setHelperText("Purpose of the webhook, for example shop search");
        events.setItems(WebhookLabels.EVENT_TYPES);
        events.setValue(subscribed);
        mode.setLabel("During imports");
        mode.setItems(ImportEventMode.values());
        mode.setItemLabelGenerator(WebhookForm::label);
        mode.setHelperText("Products that an import changes, limited to the events above");
        mode.setValue(initialMode);
        form.field("url", url).field("description", description).field("event_types", events).field("bulk", mode);
    }

    private static String label(ImportEventMode mode) {
        return switch (mode) {
            case SUMMARY -> "Only start and end";
            case BATCH -> "Changed products, up to 100 per message";
            case EACH -> "One message per changed product";
        };
    }

    private WebhookChange change(@Nullable Boolean enabled) {
        return new WebhookChange(url.getValue().strip(), description.getValue().strip(),
                WebhookLabels.EVENT_TYPES.stream().filter(events.getValue()::contains).toList(), enabled,
                mode.getValue().text());
    }

    /// Creates a webhook and shows its secret.
    ///
    /// @param onCreated gets the webhook after the dialog of the secret is closed
    static void create(WebhookService webhooks, Consumer<Webhook> onCreated) {
        var form = new WebhookForm(Set.copyOf(WebhookLabels.EVENT_TYPES), ImportEventMode.SUMMARY);
        FormDialog.open("New webhook", form.form, "Create", () -> {
            var created = webhooks.create(form.change(true));
            SecretDialog.open(WebhookLabels.name(created.webhook()) + " created",
                    "The receiving system verifies the signature of each message with it, by the headers of Standard"
                            + " Webhooks.",
                    created.secret(), () -> onCreated.accept(created.webhook()));
        });
    }

    /// Edits a webhook; it stays enabled or disabled.
    static void edit(WebhookService webhooks, Webhook webhook, Consumer<Webhook> onChanged) {
        var form = new WebhookForm(WebhookLabels.subscribed(webhook), webhook.bulk());
        form.url.setValue(webhook.url());
        form.description.setValue(webhook.description());
        FormDialog.open("Edit " + WebhookLabels.name(webhook), form.form, "Save",
                () -> onChanged.accept(webhooks.change(webhook.id(), form.change(null))));
    }
}
