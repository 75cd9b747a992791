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

/// All imports, the latest first; files are dropped here. What changes, changes in its row.
@Route("imports")
@Menu(order = 0, title = "Imports")
@PageTitle("Imports · Product Importer")
@RolesAllowed(ScopeNames.IMPORTS_READ)
public class ImportsView extends Main implements BeforeEnterObserver {

    private static final int PAGE = 25;

    private final ImportService imports;
    private final BrowserUploadService uploads;
    private final Times times;
    private final String user;

    private final ImportFilterBar filters =
            new ImportFilterBar(query -> UI.getCurrentOrThrow().navigate("imports", query.parameters()));
    private final DataTable<ImportListRow> table = table();
    private final Card list = new Card(table);
    private final Div below = new Div();
    private ImportListQuery query = ImportListQuery.ALL;
    private long latest;

    ImportsView(ImportService imports, ImportEventService events, BrowserUploadHandler.Intake intake,
            AuthenticationContext signedIn, Clock clock) {
        this.imports = imports;
        this.uploads = intake.ongoing();
        this.times = Times.ofBrowser(clock);
        this.user = signedIn.getPrincipalName().orElse("");
        add(new PageHeader("Imports"));
        if (signedIn.hasRole(ScopeNames.IMPORTS_WRITE)) {
            add(new UploadPanel(intake));
        }
        below.addClassName("pager");
        add(filters, list, below);
        UiUpdates.follow(this, events::follow, this::changed);
        UiUpdates.follow(this, uploads::listen, this::arrived);
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
        var page = imports.page(query.filter(times.zone()), query.cursor(), PAGE);
        var own = query.equals(ImportListQuery.ALL) ? uploads.of(user).reversed() : List.<BrowserUpload>of();
        table.setItems(Stream.concat(own.stream().map(this::row), page.results().stream().map(this::row)).toList());
        latest = page.results().stream().mapToLong(ImportSummary::id).max().orElse(0);
        showEmptyState();
        below.removeAll();
        if (query.cursor() != null) {
            below.add(link("Latest", query.from(null)));
        }
        if (page.nextCursor() != null) {
            below.add(link("Older", query.from(page.nextCursor())));
        }
    }

    private static RouterLink link(String text, ImportListQuery target) {
        var link = new RouterLink(text, ImportsView.class);
        link.setQueryParameters(target.parameters());
        return link;
    }

    private ImportListRow row(ImportSummary status) {
        return new ImportListRow.Asked(status, times);
    }

    private ImportListRow row(BrowserUpload upload) {
        return new ImportListRow.Sent(upload, () -> {
            uploads.forget(upload.number());
            table.remove(ImportListRow.Sent.key(upload.number()));
            showEmptyState();
        });
    }

    /// An earlier import that is not shown belongs to a later page.
    private void changed(ImportSummary status) {
        put(row(status), status.id() > latest && query.shows(status, times.zone()));
        latest = Math.max(latest, status.id());
    }

    private void arrived(BrowserUpload upload) {
        if (!upload.user().equals(user)) {
            return;
        }
        if (upload.importId() == null) {
            put(row(upload), query.cursor() == null);
            return;
        }
        table.remove(ImportListRow.Sent.key(upload.number()));
        changed(imports.find(upload.importId()));
    }

    private void put(ImportListRow row, boolean belongsHere) {
        if (!table.replace(row) && belongsHere) {
            table.prepend(row);
        }
        showEmptyState();
    }

    private void showEmptyState() {
        var empty = table.size() == 0;
        table.setVisible(!empty);
        list.getChildren().filter(EmptyState.class::isInstance).forEach(list::remove);
        if (empty) {
            list.add(query.isFiltered()
                    ? new EmptyState("No import is like that", "Change the filter, or look at",
                            link("all imports", ImportListQuery.ALL))
                    : new EmptyState("Nothing was imported yet",
                            "Drop a product file above. It is checked, staged and merged;"
                                    + " you may close this page meanwhile."));
        }
    }
}
