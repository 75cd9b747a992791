package org.productimporter.web.imports.ui.panels;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import org.productimporter.model.imports.UndoEffect;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.ActionFeedback;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.kit.Toasts;

/// Shows what the undo of an import would do, and requests it.
public final class UndoDialog {

    private UndoDialog() {}

    /// Opens the dialog.
    ///
    /// @param undo requests the undo
    /// @param onUndo runs afterwards
    public static void open(long importId, UndoEffect effect, Runnable undo, Runnable onUndo) {
        var content = Texts.stack(UndoPanel.figures(effect),
                new Span("Imports that are open now are merged before. The history of each product shows the undo."));
        var dialog = new Dialog("Undo import " + Numbers.count(importId) + "?", content);
        dialog.setCloseOnOutsideClick(false);
        dialog.setWidth("min(520px, 100%)");
        var confirm = new Button("Undo import", event -> {
            dialog.close();
            if (ActionFeedback.run(undo)) {
                Toasts.success("Undo requested");
            }
            onUndo.run();
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        dialog.getFooter().add(new Button("Cancel", event -> dialog.close()), confirm);
        dialog.open();
    }
}
