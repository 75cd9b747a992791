package org.productimporter.web.imports.ui.preview;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.productimporter.web.imports.differences.PreviewFlag;
import org.productimporter.web.imports.differences.PreviewService;
import org.productimporter.web.ui.kit.Badge;
import org.productimporter.web.ui.kit.Severity;
import org.productimporter.web.ui.kit.Texts;
import org.productimporter.web.ui.push.BackgroundTask;

/// What to know before a preview is applied: what is unusual, and how many of its products have changed since.
final class PreviewNotes extends Div {

    PreviewNotes(List<PreviewFlag> flags, long importId, PreviewService previews) {
        addClassNames("stack", "preview-notes");
        flags.forEach(flag -> add(new Badge(Severity.WARNING, flag.message())));
        var outdated = new Div(Texts.secondary("Comparing the preview with the catalogue…"));
        add(outdated);
        BackgroundTask.run("preview-outdated", () -> previews.outdated(importId), products -> {
            outdated.removeAll();
            outdated.add(products > 0 ? new Badge(Severity.WARNING, PreviewLabels.outdated(products))
                    : Texts.secondary(PreviewLabels.outdated(products)));
        }, message -> outdated.setText(message));
    }
}
