package org.productimporter.web.imports.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.web.imports.ImportEventService;
import org.productimporter.web.imports.ImportService;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.EmptyState;
import org.productimporter.web.ui.kit.PageHeader;
import org.productimporter.web.ui.push.UiUpdates;

/// The list of imports, newest first, with the upload of files. Changes of an import update its row.
@Route("imports")
@Menu(order = 0, title = "Imports")
@PageTitle("Imports · Product Importer")
@RolesAllowed(ScopeNames.IMPORTS_READ)
class ImportsView extends Main implements BeforeEnterObserver {

    private static final int PAGE_SIZE = 25;

    private final ImportService imports;
    private final BrowserUploadService uploads;
    private final Times times;
    private final String user;
    private final boolean mayImport;

    private final ImportFilterBar filters =
            new ImportFilterBar(query -> UI.getCurrentOrThrow().navigate("imports", query.parameters()));
    private final DataTable<ImportListRow> table = table();
    private final Card card = new Card(table);
    private final Div pager = new Div();
    private ImportListQuery query = ImportListQuery.ALL;
    private long latestId;

    ImportsView(ImportService imports, ImportEventService events, BrowserUploadService uploads,
            BrowserUploadHandler handler, AuthenticationContext user, Clock clock) {
        this.imports = imports;
        this.uploads = uploads;
        this.times = Times.ofBrowser(clock);
        this.user = user.getPrincipalName().orElse("");
        this.mayImport = user.hasRole(ScopeNames.IMPORTS_WRITE);
        add(new PageHeader("Imports"));
        if (mayImport) {
            add(new UploadPanel(handler));
        }
        pager.addClassName("pager");
        add(filters, card, pager);
        UiUpdates.follow(this, events::follow, this::update);
        UiUpdates.follow(this, uploads::follow, this::update);
    }

    private static DataTable<ImportListRow> table() {
        return new DataTable<ImportListRow>("Imports", ImportListRow::key)
                .column("File", Kind.FIXED, ImportListRow::file)
                .column("State", Kind.LIVE, ImportListRow::state)
                .column("Progress", Kind.LIVE, ImportListRow::progress)
                .column("Rows", Kind.NUMBER, ImportListRow::rows)
                .column("By", Kind.FIXED, ImportListRow::by)
                .column("When", Kind.FIXED, ImportListRow::when);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        query = ImportListQuery.of(event.getLocation().getQueryParameters());
        filters.show(query);
        var page = imports.page(query.filter(times.zone()), query.cursor(), PAGE_SIZE);
        var own = query.equals(ImportListQuery.ALL) ? uploads.of(user).reversed() : List.<BrowserUpload>of();
        table.setItems(Stream.concat(own.stream().map(this::row), page.results().stream().map(this::row)).toList());
        latestId = page.results().stream().mapToLong(ImportSummary::id).max().orElse(0);
        showEmptyState();
        pager.removeAll();
        if (query.cursor() != null) {
            pager.add(link("Newest", query.withCursor(null)));
        }
        if (page.nextCursor() != null) {
            pager.add(link("Older", query.withCursor(page.nextCursor())));
        }
    }

    private static RouterLink link(String text, ImportListQuery target) {
        var link = new RouterLink(text, ImportsView.class);
        link.setQueryParameters(target.parameters());
        return link;
    }

    private ImportListRow row(ImportSummary summary) {
        return new ImportListRow.ImportRow(summary, times, mayImport);
    }

    private ImportListRow row(BrowserUpload upload) {
        return new ImportListRow.UploadRow(upload, () -> {
            uploads.dismiss(upload.number());
            table.remove(ImportListRow.UploadRow.key(upload.number()));
            showEmptyState();
        });
    }

    /// An older import without a row belongs to a later page.
    private void update(ImportSummary summary) {
        update(row(summary), summary.id() > latestId && query.includes(summary, times.zone()));
        latestId = Math.max(latestId, summary.id());
    }

    private void update(BrowserUpload upload) {
        if (!upload.user().equals(user)) {
            return;
        }
        if (upload.importId() == null) {
            update(row(upload), query.cursor() == null);
            return;
        }
        table.remove(ImportListRow.UploadRow.key(upload.number()));
        update(imports.find(upload.importId()));
    }

    private void update(ImportListRow row, boolean belongsHere) {
        if (!table.replace(row) && belongsHere) {
            table.prepend(row);
        }
        showEmptyState();
    }

    private void showEmptyState() {
        var empty = table.size() == 0;
        table.setVisible(!empty);
        card.getChildren().filter(EmptyState.class::isInstance).forEach(card::remove);
        if (empty) {
            card.add(query.isFiltered()
                    ? new EmptyState("No imports match these filters", "Change the filters, or show",
                            link("all imports", ImportListQuery.ALL))
                    : new EmptyState("No imports yet",
                            "Drop a product file above. The import continues if you close this page."));
        }
    }
}
