package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;

/// Opens a [FieldForm] in a dialog.
public final class FormDialog {

    private FormDialog() {}

    /// Opens the dialog. It closes when `action` succeeds or the user cancels.
    ///
    /// @param submitText the label of the button, such as "Create"
    public static void open(String title, FieldForm form, String submitText, Runnable action) {
        var dialog = new Dialog(title, form);
        dialog.setCloseOnOutsideClick(false);
        dialog.setWidth("min(420px, 100%)");
        var submit = new Button(submitText, event -> {
            if (form.submit(action)) {
                dialog.close();
            }
        });
        submit.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button("Cancel", event -> dialog.close()), submit);
        dialog.open();
    }
}
