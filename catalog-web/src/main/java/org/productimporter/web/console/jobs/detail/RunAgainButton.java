package org.productimporter.web.console.jobs.detail;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.console.imports.UploadOptions;
import org.productimporter.web.console.imports.detail.ImportView;
import org.productimporter.web.console.kit.Form;
import org.productimporter.web.console.kit.FormDialog;
import org.productimporter.web.console.kit.Text;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.again.RunAgain;
import org.springframework.stereotype.Component;

/// Starts a new import of the same file with the options of this one, which may be changed
/// before. Is there only while the file is.
final class RunAgainButton extends Div {

    private final Asked asked;

    /// What it asks, and for whom.
    @Component
    record Asked(RunAgain runAgain, AuthenticationContext signedIn) {

        String user() {
            return signedIn.getPrincipalName().orElse("unknown");
        }
    }

    RunAgainButton(Asked asked) {
        this.asked = asked;
    }

    void show(@Nullable ImportSummary status) {
        var isPossible =
                status != null
                        && status.state().isFinal()
                        && asked.runAgain().isPossible(status.id());
        if (status == null || !isPossible) {
            removeAll();
        } else if (getComponentCount() == 0) {
            add(new Button("Run again…", event -> open(status)));
        }
    }

    private void open(ImportSummary status) {
        var options = new UploadOptions(status.options());
        var form = new Form();
        form.add(
                Text.quiet(
                        "A new import of "
                                + status.fileName()
                                + ", as it is stored. The options are those of import "
                                + status.id()
                                + "."),
                options);
        FormDialog.open(
                "Run again?",
                form,
                "Start",
                () -> {
                    try {
                        var started =
                                asked.runAgain().run(status.id(), options.chosen(), asked.user());
                        UI.getCurrentOrThrow().navigate(ImportView.class, started.id());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
