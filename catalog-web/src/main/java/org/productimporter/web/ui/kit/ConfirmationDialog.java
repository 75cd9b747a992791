package org.productimporter.web.ui.kit;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/// Asks before something that cannot be taken back.
public final class ConfirmationDialog {

    private ConfirmationDialog() {}

    /// Opens the question; `action` runs when it is confirmed.
    ///
    /// @param question what is going to happen, as a question
    /// @param consequence what is lost and what stays
    /// @param verb the word on the button, such as "Delete"
    public static void before(String question, String consequence, String verb, Runnable action) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(question);
        dialog.setText(consequence);
        dialog.setCancelable(true);
        dialog.setConfirmText(verb);
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(event -> action.run());
        dialog.open();
    }
}
