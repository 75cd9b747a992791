package org.productimporter.web.imports.ui.corrections;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.productimporter.web.imports.rejections.RejectionRetryService;
import org.productimporter.web.imports.rejections.RejectionRetryService.RejectedRow;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.ErrorMessageLine;
import org.productimporter.web.ui.kit.Texts;

/// The corrections of the rejected rows of one import, and the button that imports them. Hidden while there are none.
public final class CorrectionBar extends Div {

    private final RejectionRetryService retries;
    private final String user;
    private final CorrectionDraft draft = new CorrectionDraft();
    private final Button start = new Button();
    private final ErrorMessageLine error = new ErrorMessageLine();
    private long importId;

    public CorrectionBar(RejectionRetryService retries, String user) {
        this.retries = retries;
        this.user = user;
        addClassName("correction-bar");
        start.addThemeVariants(ButtonVariant.PRIMARY);
        start.addClickListener(event -> error.run(this::start));
        add(start, Texts.secondary("Your corrections on all pages are kept until you import them or leave this page."),
                error);
        refresh();
    }

    public void open(long id) {
        importId = id;
    }

    /// Returns a page of rejected rows whose corrections are kept here.
    public Div table(String title, List<RejectedRow> rows) {
        return new CorrectionTable(title, rows, draft, this::refresh);
    }

    private void refresh() {
        start.setText("Import the corrected rows (%s)".formatted(Numbers.count(draft.rows())));
        setVisible(draft.rows() > 0);
        error.clear();
    }

    private void start() {
        try {
            var retry = retries.retry(importId, draft.corrections(), user, null);
            draft.clear();
            UI.getCurrentOrThrow().navigate("imports/" + retry.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
