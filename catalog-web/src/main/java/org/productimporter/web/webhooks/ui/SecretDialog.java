package org.productimporter.web.webhooks.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import org.productimporter.web.ui.kit.FieldForm;

/// Shows a secret, this once: nobody can ask for it again. Only its button closes it.
final class SecretDialog extends Dialog {

    private SecretDialog(String title, String advice, String secret, Runnable copied) {
        setHeaderTitle(title);
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        setWidth("min(560px, 100%)");
        var field = new TextField("Secret");
        field.setValue(secret);
        field.setReadOnly(true);
        field.setAutoselect(true);
        var form = new FieldForm();
        form.add(new Paragraph(advice), field);
        add(form);
        var close = new Button("I have copied it", event -> {
            close();
            copied.run();
        });
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }

    /// @param advice what to do with it
    /// @param copied runs when the user has it
    public static void open(String title, String advice, String secret, Runnable copied) {
        new SecretDialog(title, advice, secret, copied).open();
    }
}
