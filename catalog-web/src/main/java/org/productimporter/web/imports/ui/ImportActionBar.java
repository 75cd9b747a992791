package org.productimporter.web.imports.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.Consumer;
import org.productimporter.model.imports.ImportAction;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportState;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.imports.ImportUndoService;
import org.productimporter.web.imports.differences.PreviewService;
import org.productimporter.web.imports.restart.RerunService;
import org.productimporter.web.imports.restart.RestartService;
import org.productimporter.web.imports.ui.options.OptionsPanel;
import org.productimporter.web.imports.ui.panels.UndoDialog;
import org.productimporter.web.imports.ui.preview.ApplyDialog;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.kit.ActionFeedback;
import org.productimporter.web.ui.kit.ConfirmationDialog;
import org.productimporter.web.ui.kit.FieldForm;
import org.productimporter.web.ui.kit.FormDialog;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.kit.Toasts;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/// The buttons for the actions that an import allows now. Empty if the user may not change imports.
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class ImportActionBar extends Div {

    private final ImportService imports;
    private final ImportUndoService undos;
    private final RestartService restarts;
    private final RerunService reruns;
    private final PreviewService previews;
    private final AuthenticationContext user;
    private final boolean permitted;
    private Consumer<ImportSummary> onChange = _ -> {};
    private Shown shown = new Shown(Set.of(), false);

    private record Shown(Set<ImportAction> actions, boolean rerun) {}

    ImportActionBar(ImportService imports, ImportUndoService undos, RestartService restarts, RerunService reruns,
            PreviewService previews, AuthenticationContext user) {
        this.imports = imports;
        this.undos = undos;
        this.restarts = restarts;
        this.reruns = reruns;
        this.previews = previews;
        this.user = user;
        this.permitted = user.hasRole(ScopeNames.IMPORTS_WRITE);
        addClassName("actions");
    }

    /// Whether the user may change imports.
    boolean isPermitted() {
        return permitted;
    }

    /// @param listener receives the import after each action
    void onChange(Consumer<ImportSummary> listener) {
        onChange = listener;
    }

    /// Keeps the buttons, and the focus, if the actions have not changed.
    void show(ImportSummary summary, Set<ImportAction> allowed) {
        var next = new Shown(Set.copyOf(allowed), isRerunnable(summary));
        if (!next.equals(shown)) {
            shown = next;
            removeAll();
            if (next.rerun()) {
                add(new Button("Run again…", event -> openRerunDialog(summary)));
            }
            allowed.forEach(action -> add(button(action, summary)));
        }
    }

    /// An import that waits for its mapping is continued instead.
    private boolean isRerunnable(ImportSummary summary) {
        return summary.state().isFinal() && summary.state() != ImportState.NEEDS_MAPPING
                && reruns.isPossible(summary.id());
    }

    private Button button(ImportAction action, ImportSummary summary) {
        var id = summary.id();
        return switch (action) {
            case STOP -> button("Stop", ButtonVariant.ERROR, () -> run(id, () -> imports.stop(id), "Stop requested"));
            case RESTART -> summary.undo() == null
                    ? button("Restart…", ButtonVariant.PRIMARY,
                            () -> new RestartDialog(restarts, id, () -> changed(id)).open())
                    : button("Continue undo", ButtonVariant.PRIMARY,
                            () -> run(id, () -> imports.restart(id), "The undo continues"));
            case UNDO -> new Button("Undo…", event -> ActionFeedback.run(() -> openUndoDialog(id)));
            case APPLY -> button("Apply…", ButtonVariant.PRIMARY, () -> ApplyDialog.open(previews, id,
                    () -> run(id, () -> imports.apply(id), "Queued to apply the changes")));
            case ABANDON -> new Button("Abandon",
                    event -> ConfirmationDialog.open("Abandon this import?",
                            "It cannot be restarted afterwards. Products that were merged are kept.", "Abandon",
                            () -> run(id, () -> imports.abandon(id), "Import abandoned")));
            case DELETE -> button("Delete", ButtonVariant.ERROR, () -> ConfirmationDialog.open("Delete this import?",
                    "Its file and its rejected rows are deleted. Products are kept.", "Delete", () -> delete(id)));
            case CONFIRM_MAPPING -> button("Confirm mapping", ButtonVariant.PRIMARY,
                    () -> UI.getCurrentOrThrow().navigate("imports/" + id + "/mapping"));
            case BEGIN, COMPLETE, FINISH_PREVIEW, ASK_MAPPING, FAIL, CONFIRM_STOP, RESTART_UNDO,
                    FINISH_UNDO -> throw new IllegalArgumentException("Users cannot request " + action);
        };
    }

    private void openUndoDialog(long id) {
        var by = user.getPrincipalName().orElse("unknown");
        UndoDialog.open(id, undos.preview(id), () -> undos.undo(id, by), () -> changed(id));
    }

    private static Button button(String text, ButtonVariant variant, Runnable action) {
        var button = new Button(text, event -> action.run());
        button.addThemeVariants(variant);
        return button;
    }

    private void run(long id, Runnable action, String success) {
        if (ActionFeedback.run(action)) {
            Toasts.success(success);
        }
        changed(id);
    }

    private void changed(long id) {
        onChange.accept(imports.find(id));
    }

    private void delete(long id) {
        var deleted = ActionFeedback.run(() -> {
            try {
                imports.delete(id);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        if (deleted) {
            UI.getCurrentOrThrow().navigate(ImportsView.class);
        }
    }

    private void openRerunDialog(ImportSummary summary) {
        var options = OptionsPanel.ofUpload(ImportOptions.of(summary.options()), () -> {});
        var form = new FieldForm();
        form.add(Texts.secondary("Imports the stored file %s again. The options are those of import %d."
                .formatted(summary.fileName(), summary.id())), options);
        FormDialog.open("Run again?", form, "Start", () -> rerun(summary.id(), options));
    }

    private void rerun(long id, OptionsPanel options) {
        try {
            var next = reruns.run(id, options.selected(), user.getPrincipalName().orElse("unknown"));
            UI.getCurrentOrThrow().navigate(ImportView.class, next.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
