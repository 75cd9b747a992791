package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;

/// Asks with a [FieldForm] in front of the page; closes when the answer was accepted.
public final class FormDialog extends Dialog {

    private FormDialog(String title) {
        setHeaderTitle(title);
        setCloseOnOutsideClick(false);
        setWidth("min(420px, 100%)");
    }

    /// Opens the form; `action` runs with the button, as often as it is refused.
    ///
    /// @param verb the word on the button, such as "Create"
    public static void open(String title, FieldForm form, String verb, Runnable action) {
        var dialog = new FormDialog(title);
        var accept = new Button(verb, event -> {
            if (form.submit(action)) {
                dialog.close();
            }
        });
        accept.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.add(form);
        dialog.getFooter().add(new Button("Cancel", event -> dialog.close()), accept);
        dialog.open();
    }
}
