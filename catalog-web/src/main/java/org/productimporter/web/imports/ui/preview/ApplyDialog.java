package org.productimporter.web.imports.ui.preview;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import org.productimporter.web.imports.differences.ImportPreview;
import org.productimporter.web.imports.differences.PreviewService;
import org.productimporter.web.ui.kit.Texts;

/// Repeats what a preview would change and asks whether to apply it.
public final class ApplyDialog {

    private ApplyDialog() {}

    /// Opens the dialog. `action` runs on confirmation. If the import has no preview any more, it runs at once and reports
    /// that.
    public static void open(PreviewService previews, long importId, Runnable action) {
        previews.find(importId).ifPresentOrElse(preview -> open(previews, importId, preview, action), action);
    }

    private static void open(PreviewService previews, long importId, ImportPreview preview, Runnable action) {
        var dialog = new ConfirmDialog();
        dialog.setHeader("Apply these changes?");
        dialog.setText(Texts.stack(Texts.strong(PreviewLabels.counts(preview)),
                new PreviewNotes(preview.flags(), importId, previews)));
        dialog.setConfirmText("Apply");
        dialog.addConfirmListener(event -> action.run());
        dialog.setCancelable(true);
        dialog.open();
    }
}
