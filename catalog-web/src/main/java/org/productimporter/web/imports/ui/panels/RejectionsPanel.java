package org.productimporter.web.imports.ui.panels;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.productimporter.web.imports.rejections.RejectionService;
import org.productimporter.web.imports.rejections.RejectionService.Group;
import org.productimporter.web.imports.rejections.RejectionService.Rejection;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.Texts;

/// The refused rows by reason; a reason opens into its rows, in the order of the file.
public final class RejectionsPanel extends Div {

    private static final int PAGE = 20;

    private final RejectionService rejections;
    private final long importId;
    private final DataTable<Group> groups = groups();
    private final Div opened = new Div();
    private final Div actions = new Div();
    private List<Group> shown = List.of();

    public RejectionsPanel(RejectionService rejections, long importId) {
        this.rejections = rejections;
        this.importId = importId;
        setId(OutcomePanel.REJECTIONS);
        actions.add(download());
        actions.addClassName("actions");
        var card = Card.titled("Rejected rows by reason", actions);
        card.add(groups, opened);
        add(card);
    }

    /// Puts another action before the download.
    public void beside(Component action) {
        actions.addComponentAsFirst(action);
    }

    /// Keeps the table as it is when nothing has changed, and with it the focus.
    public void show(List<Group> found) {
        setVisible(!found.isEmpty());
        if (!found.equals(shown)) {
            shown = found;
            groups.setItems(found);
        }
    }

    private DataTable<Group> groups() {
        return new DataTable<Group>("Rejected rows by reason", Group::code).column("Reason", Kind.FIXED, this::reason)
                .column("Rows", Kind.NUMBER, group -> new Span(Numbers.count(group.rows())))
                .column("First", Kind.FIXED, group -> line(group.firstLine()))
                .column("Example", Kind.FIXED, group -> Texts.code(group.raw()));
    }

    private Component reason(Group group) {
        var open = new Button(words(group.code()), event -> open(group, null));
        open.addThemeVariants(ButtonVariant.TERTIARY);
        open.addClassName("as-link");
        return Texts.stack(open, Texts.secondary(group.message()));
    }

    private static Span line(long line) {
        return new Span("line " + Numbers.count(line));
    }

    /// `price_not_a_number` is "Price not a number".
    static String words(String code) {
        var words = code.toLowerCase(Locale.ROOT).replace('_', ' ').replace("sku", "SKU");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private void open(Group group, @Nullable String cursor) {
        var page = rejections.page(importId, group.code(), cursor, PAGE);
        opened.removeAll();
        opened.addClassName("expanded");
        var rows = new DataTable<Rejection>(words(group.code()), Rejection::line)
                .column("Line", Kind.NUMBER, row -> new Span(Numbers.count(row.line())))
                .column("Column", Kind.FIXED, row -> new Span(row.column() == null ? "whole row" : row.column()))
                .column("Why", Kind.FIXED, row -> new Span(row.message()))
                .column("Row in the file", Kind.FIXED, row -> Texts.code(row.raw()));
        rows.setItems(page.results());
        opened.add(new H3(words(group.code())), rows, pager(group, cursor, page.nextCursor()));
    }

    private Div pager(Group group, @Nullable String cursor, @Nullable String next) {
        var pager = new Div();
        pager.addClassName("pager");
        if (cursor != null) {
            pager.add(quiet("From the first", () -> open(group, null)));
        }
        if (next != null) {
            pager.add(quiet("Next", () -> open(group, next)));
        }
        pager.add(quiet("Close", opened::removeAll));
        return pager;
    }

    private static Button quiet(String text, Runnable action) {
        var button = new Button(text, event -> action.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        return button;
    }

    private Anchor download() {
        DownloadHandler stream = event -> {
            event.setFileName("import-" + importId + "-rejections.csv");
            event.setContentType("text/csv;charset=UTF-8");
            try (var out =
                    new BufferedWriter(new OutputStreamWriter(event.getOutputStream(), StandardCharsets.UTF_8))) {
                rejections.writeCsv(importId, out);
            }
        };
        var link = new Anchor(stream, "Download to mend (CSV)");
        link.addClassName("as-button");
        return link;
    }
}
