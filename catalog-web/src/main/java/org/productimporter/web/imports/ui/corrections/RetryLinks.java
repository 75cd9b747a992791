package org.productimporter.web.imports.ui.corrections;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Texts;

/// Links between an import and the imports of its corrected rows. Hidden if there are none.
public final class RetryLinks extends Div {

    public RetryLinks() {
        addClassName("retry-links");
        setVisible(false);
    }

    /// @param retries the imports of corrected rows of this import
    public void show(ImportSummary summary, List<Long> retries) {
        removeAll();
        var retryOf = summary.retryOf();
        if (retryOf != null) {
            add(new Span(Texts.secondary("Corrected rows of "), link(retryOf)));
        }
        if (!retries.isEmpty()) {
            var line = new Span(Texts.secondary("Rejected rows corrected in "));
            retries.forEach(id -> line.add(link(id), new Span(" ")));
            add(line);
        }
        setVisible(getComponentCount() > 0);
    }

    private static Anchor link(long id) {
        return new Anchor("imports/" + id, "import " + Numbers.count(id));
    }
}
