package org.productimporter.web.imports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.UploadButton;
import com.vaadin.flow.component.upload.UploadManager;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.rejections.CorrectedOptions;
import org.productimporter.web.imports.rejections.RejectionFormat;
import org.productimporter.web.imports.rejections.RejectionRetryService;
import org.productimporter.web.imports.rejections.RejectionService;
import org.productimporter.web.imports.rejections.RejectionService.Group;
import org.productimporter.web.imports.rejections.RejectionService.Rejection;
import org.productimporter.web.imports.ui.corrections.CorrectionBar;
import org.productimporter.web.imports.ui.panels.ImportLabels;
import org.productimporter.web.imports.ui.panels.OutcomePanel;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.format.Numbers;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.Texts;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/// The rejected rows of an import by reason. A click on a reason shows its rows in the order of the file.
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
final class RejectionsPanel extends Div {

    private static final int PAGE_SIZE = 20;

    private final RejectionService rejections;
    private final RejectionRetryService retries;
    private final BrowserUploadHandler uploads;
    private final boolean uploadPermitted;
    private final CorrectionBar corrections;
    private final DataTable<Group> groups = groups();
    private final Div details = new Div();
    private final Div actions = new Div();
    private long importId;
    private List<Group> shown = List.of();

    RejectionsPanel(RejectionService rejections, RejectionRetryService retries, BrowserUploadHandler uploads,
            AuthenticationContext user) {
        this.rejections = rejections;
        this.retries = retries;
        this.uploads = uploads;
        this.uploadPermitted = user.hasRole(ScopeNames.IMPORTS_WRITE);
        this.corrections = new CorrectionBar(retries, user.getPrincipalName().orElse("unknown"));
        setId(OutcomePanel.REJECTIONS_ID);
        actions.addClassName("actions");
        details.addClassName("expanded");
        var card = Card.titled("Rejected rows by reason", actions);
        card.add(groups, details, corrections);
        add(card);
    }

    void open(ImportSummary summary) {
        importId = summary.id();
        corrections.open(importId);
        if (uploadPermitted) {
            actions.add(uploadButton(summary));
        }
        actions.add(download("Download for spreadsheets", RejectionFormat.XLSX),
                download("Download as CSV", RejectionFormat.CSV));
    }

    /// The imports of corrected rows of this import.
    List<Long> retries() {
        return retries.retriesOf(importId);
    }

    /// Keeps the table, and the focus, if the groups have not changed.
    void show(List<Group> found) {
        setVisible(!found.isEmpty());
        if (!found.equals(shown)) {
            shown = found;
            groups.setItems(found);
        }
    }

    private DataTable<Group> groups() {
        return new DataTable<Group>("Rejected rows by reason", Group::code).column("Reason", Kind.FIXED, this::reason)
                .column("Rows", Kind.NUMBER, group -> new Span(Numbers.count(group.rows())))
                .column("First", Kind.FIXED, group -> new Span("line " + Numbers.count(group.firstLine())))
                .column("Example", Kind.FIXED, group -> Texts.code(group.raw()));
    }

    private Component reason(Group group) {
        var button = new Button(ImportLabels.rejection(group.code()), event -> showRows(group, null));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("as-link");
        return Texts.stack(button, Texts.secondary(group.message()));
    }

    private void showRows(Group group, @Nullable String cursor) {
        var title = ImportLabels.rejection(group.code());
        details.removeAll();
        details.add(new H3(title));
        if (uploadPermitted && retries.isPossible(importId)) {
            var page = retries.page(importId, group.code(), cursor, PAGE_SIZE);
            details.add(corrections.table(title, page.results()), pager(group, cursor, page.nextCursor()));
        } else {
            var page = rejections.page(importId, group.code(), cursor, PAGE_SIZE);
            details.add(table(title, page.results()), pager(group, cursor, page.nextCursor()));
        }
    }

    private static DataTable<Rejection> table(String title, List<Rejection> items) {
        var rows = new DataTable<Rejection>(title, Rejection::line)
                .column("Line", Kind.NUMBER, row -> new Span(Numbers.count(row.line())))
                .column("Column", Kind.FIXED, row -> new Span(row.column() == null ? "whole row" : row.column()))
                .column("Reason", Kind.FIXED, row -> new Span(row.message()))
                .column("Row in the file", Kind.FIXED, row -> Texts.code(row.raw()));
        rows.setItems(items);
        return rows;
    }

    private Div pager(Group group, @Nullable String cursor, @Nullable String nextCursor) {
        var pager = new Div();
        pager.addClassName("pager");
        if (cursor != null) {
            pager.add(pagerButton("First page", () -> showRows(group, null)));
        }
        if (nextCursor != null) {
            pager.add(pagerButton("Next page", () -> showRows(group, nextCursor)));
        }
        pager.add(pagerButton("Close", details::removeAll));
        return pager;
    }

    private static Button pagerButton(String text, Runnable action) {
        var button = new Button(text, event -> action.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        return button;
    }

    private UploadButton uploadButton(ImportSummary summary) {
        var options = CorrectedOptions.ofFile(summary);
        var files = new UploadManager(this, uploads.withOptions(() -> options));
        files.addAllFinishedListener(event -> UI.getCurrentOrThrow().navigate(ImportsView.class));
        return new UploadButton("Upload corrected file", files);
    }

    private Anchor download(String text, RejectionFormat format) {
        DownloadHandler handler = event -> {
            event.setFileName(format.fileName(importId));
            event.setContentType(format.contentType());
            try (var out = event.getOutputStream()) {
                rejections.write(importId, format, out);
            }
        };
        var link = new Anchor(handler, text);
        link.addClassName("as-button");
        return link;
    }
}
