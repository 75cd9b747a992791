package org.productimporter.web.webhooks.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import org.productimporter.web.ui.kit.FieldForm;

/// Shows a new secret once. Only its button closes it.
final class SecretDialog extends Dialog {

    private SecretDialog(String title, String advice, String secret, Runnable onClose) {
        setHeaderTitle(title);
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        setWidth("min(560px, 100%)");
        var field = new TextField("Secret");
        field.setValue(secret);
        field.setReadOnly(true);
        field.setAutoselect(true);
        var form = new FieldForm();
        form.add(new Paragraph("Copy it now; it won't be shown again. " + advice), field);
        add(form);
        var close = new Button("Done", event -> {
            close();
            onClose.run();
        });
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }

    /// @param advice what to do with the secret
    /// @param onClose runs when the dialog is closed
    static void open(String title, String advice, String secret, Runnable onClose) {
        new SecretDialog(title, advice, secret, onClose).open();
    }
}
