package org.productimporter.web.imports.ui.panels;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.restart.RerunService;
import org.productimporter.web.imports.ui.ImportView;
import org.productimporter.web.imports.ui.UploadOptionsPanel;
import org.productimporter.web.ui.kit.FieldForm;
import org.productimporter.web.ui.kit.FormDialog;
import org.productimporter.web.ui.kit.Texts;

/// Starts a new import of the same file, with options that may be changed. Hidden if the file is not stored any more.
public final class RerunButton extends Div {

    private final RerunService reruns;
    private final String user;

    /// @param user requests the new import
    public RerunButton(RerunService reruns, String user) {
        this.reruns = reruns;
        this.user = user;
    }

    public void show(ImportSummary status) {
        if (!status.state().isFinal() || !reruns.isPossible(status.id())) {
            removeAll();
        } else if (getComponentCount() == 0) {
            add(new Button("Run again…", event -> open(status)));
        }
    }

    private void open(ImportSummary status) {
        var options = new UploadOptionsPanel(status.options());
        var form = new FieldForm();
        form.add(Texts.secondary("A new import of the stored file %s, with the options of import %d."
                .formatted(status.fileName(), status.id())), options);
        FormDialog.open("Run again?", form, "Start", () -> run(status.id(), options));
    }

    private void run(long importId, UploadOptionsPanel options) {
        try {
            var started = reruns.run(importId, options.chosen(), user);
            UI.getCurrentOrThrow().navigate(ImportView.class, started.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
