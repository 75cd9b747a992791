package org.productimporter.web.imports.ui.panels;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.imports.restart.RestartService;
import org.productimporter.web.ui.kit.ActionFeedback;
import org.productimporter.web.ui.kit.ConfirmationDialog;
import org.productimporter.web.ui.kit.Toasts;

/// The actions that would be accepted now, and no others.
public final class ImportActionBar extends Div {

    private final ImportService imports;
    private final RestartService restarts;
    private final long importId;
    private final Runnable changed;
    private final Runnable deleted;
    private Set<ImportAction> shown = Set.of();

    /// @param changed runs after an action
    /// @param deleted runs when the import is gone
    public ImportActionBar(ImportService imports, RestartService restarts, long importId, Runnable changed,
            Runnable deleted) {
        this.imports = imports;
        this.restarts = restarts;
        this.importId = importId;
        this.changed = changed;
        this.deleted = deleted;
        addClassName("actions");
    }

    /// Keeps the buttons as they are when nothing has changed, and with them the focus.
    public void show(Set<ImportAction> accepted) {
        if (!accepted.equals(shown)) {
            shown = Set.copyOf(accepted);
            removeAll();
            accepted.forEach(action -> add(button(action)));
        }
    }

    private Button button(ImportAction action) {
        return switch (action) {
            case STOP -> danger("Stop", () -> run(() -> imports.stop(importId), "Stopping"));
            case RESTART -> main("Restart…", () -> new RestartDialog(restarts, importId, changed).open());
            case APPLY -> main("Apply", () -> run(() -> imports.apply(importId), "Queued for the merge"));
            case ABANDON -> new Button("Abandon",
                    event -> ConfirmationDialog.open("Abandon this import?",
                            "It cannot be restarted afterwards. Products that were" + " merged stay as they are.",
                            "Abandon", () -> run(() -> imports.abandon(importId), "Abandoned")));
            case DELETE -> danger("Delete", () -> ConfirmationDialog.open("Delete this import?",
                    "Its file and its rejected rows are lost. Products stay.", "Delete", this::delete));
            case BEGIN, COMPLETE, FINISH_PREVIEW, FAIL,
                    CONFIRM_STOP -> throw new IllegalArgumentException(action + " is no request of a user");
        };
    }

    private static Button main(String text, Runnable action) {
        var button = new Button(text, event -> action.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private static Button danger(String text, Runnable action) {
        var button = new Button(text, event -> action.run());
        button.addThemeVariants(ButtonVariant.ERROR);
        return button;
    }

    private void run(Runnable action, String done) {
        if (ActionFeedback.run(action)) {
            Toasts.success(done);
        }
        changed.run();
    }

    private void delete() {
        var gone = ActionFeedback.run(() -> {
            try {
                imports.delete(importId);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        if (gone) {
            deleted.run();
        }
    }
}
