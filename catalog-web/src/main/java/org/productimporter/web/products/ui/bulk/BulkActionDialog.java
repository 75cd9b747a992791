package org.productimporter.web.products.ui.bulk;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.productimporter.web.products.BulkAction;
import org.productimporter.web.ui.kit.ErrorMessageLine;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.kit.Toasts;
import org.productimporter.web.ui.push.BackgroundTask;

/// Acts on the selected products after a confirmation that names their number, and shows the progress. A background task
/// acts, so that leaving the page does not stop it.
public final class BulkActionDialog extends Dialog {

    private final BulkActionRunner runner;
    private final BulkAction action;
    private final BulkSelection selection;
    private final Runnable onDone;
    private final ProgressBar progress = new ProgressBar();
    private final Span progressText = Texts.secondary("");
    private final ErrorMessageLine problem = new ErrorMessageLine();
    private final Button cancel = new Button("Cancel", event -> close());
    private final Button confirm;

    /// @param onDone runs after every attempt, since the list may have changed
    BulkActionDialog(BulkActionRunner runner, BulkAction action, BulkSelection selection, Runnable onDone) {
        this.runner = runner;
        this.action = action;
        this.selection = selection;
        this.onDone = onDone;
        var title = BulkActionTexts.title(action, selection);
        addClassName("product-dialog");
        setHeaderTitle(title + "?");
        confirm = new Button(title, event -> run());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        if (action == BulkAction.DELETE) {
            confirm.addThemeVariants(ButtonVariant.ERROR);
        }
        progress.setVisible(false);
        progress.getElement().setAttribute("aria-label", title);
        add(new Paragraph(BulkActionTexts.consequence(action, selection)), progress, progressText, problem);
        getFooter().add(cancel, confirm);
    }

    private void run() {
        setBusy(true);
        problem.clear();
        progress.setIndeterminate(true);
        var updates = BackgroundTask.updates();
        BackgroundTask.run("bulk-action",
                () -> runner.apply(action, selection,
                        (processed, all) -> updates.accept(() -> showProgress(processed, all))),
                this::succeed, this::fail);
    }

    private void showProgress(long processed, long all) {
        progress.setIndeterminate(false);
        progress.setValue((double) processed / all);
        progressText.setText(BulkActionTexts.progress(processed, all));
    }

    private void setBusy(boolean isBusy) {
        progress.setVisible(isBusy);
        confirm.setVisible(!isBusy);
        cancel.setEnabled(!isBusy);
        setCloseOnEsc(!isBusy);
        setCloseOnOutsideClick(!isBusy);
    }

    private void succeed(long changed) {
        close();
        Toasts.success(BulkActionTexts.done(action, changed));
        onDone.run();
    }

    /// Cannot be confirmed again: the number that the user has seen is not that of the products any more.
    private void fail(String why) {
        setBusy(false);
        confirm.setVisible(false);
        cancel.setText("Close");
        problem.show(why);
        onDone.run();
    }
}
