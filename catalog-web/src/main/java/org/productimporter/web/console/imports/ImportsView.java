package org.productimporter.web.console.imports;

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
import org.productimporter.web.console.kit.Card;
import org.productimporter.web.console.kit.DataTable;
import org.productimporter.web.console.kit.DataTable.Kind;
import org.productimporter.web.console.kit.EmptyState;
import org.productimporter.web.console.kit.Live;
import org.productimporter.web.console.kit.PageHead;
import org.productimporter.web.console.kit.Rights;
import org.productimporter.web.console.kit.Times;
import org.productimporter.web.imports.ImportEvents;
import org.productimporter.web.imports.Imports;

/// All imports, the latest first; files are dropped here. What changes, changes in its row.
@Route("imports")
@Menu(order = 0, title = "Imports")
@PageTitle("Imports · Product Importer")
@RolesAllowed(Rights.IMPORTS_READ)
public class ImportsView extends Main implements BeforeEnterObserver {

    private static final int PAGE = 25;

    private final Imports imports;
    private final OngoingUploads uploads;
    private final Times times;
    private final String user;

    private final FilterBar filters =
            new FilterBar(query -> UI.getCurrentOrThrow().navigate("imports", query.parameters()));
    private final DataTable<ListRow> table = table();
    private final Card list = new Card(table);
    private final Div below = new Div();
    private ListQuery query = ListQuery.ALL;
    private long latest;

    ImportsView(
            Imports imports,
            ImportEvents events,
            ReceiveUpload.Intake intake,
            AuthenticationContext signedIn,
            Clock clock) {
        this.imports = imports;
        this.uploads = intake.ongoing();
        this.times = Times.ofBrowser(clock);
        this.user = signedIn.getPrincipalName().orElse("");
        add(new PageHead("Imports"));
        if (signedIn.hasRole(Rights.IMPORTS_WRITE)) {
            add(new UploadPanel(intake));
        }
        below.addClassName("pager");
        add(filters, list, below);
        Live.follow(this, events::follow, this::changed);
        Live.follow(this, uploads::listen, this::arrived);
    }

    private static DataTable<ListRow> table() {
        return new DataTable<ListRow>("Imports", ListRow::key)
                .column("File", Kind.FIXED, ListRow::file)
                .column("State", Kind.LIVE, ListRow::state)
                .column("Progress", Kind.LIVE, ListRow::progress)
                .column("Rows", Kind.NUMBER, ListRow::rows)
                .column("By", Kind.FIXED, ListRow::by)
                .column("When", Kind.FIXED, ListRow::when);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        query = ListQuery.of(event.getLocation().getQueryParameters());
        filters.show(query);
        var page = imports.page(query.filter(times.zone()), query.cursor(), PAGE);
        var own = query.equals(ListQuery.ALL) ? uploads.of(user).reversed() : List.<Upload>of();
        table.show(
                Stream.concat(own.stream().map(this::row), page.results().stream().map(this::row))
                        .toList());
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

    private static RouterLink link(String text, ListQuery target) {
        var link = new RouterLink(text, ImportsView.class);
        link.setQueryParameters(target.parameters());
        return link;
    }

    private ListRow row(ImportSummary status) {
        return new ListRow.Asked(status, times);
    }

    private ListRow row(Upload upload) {
        return new ListRow.Sent(
                upload,
                () -> {
                    uploads.forget(upload.number());
                    table.remove(ListRow.Sent.key(upload.number()));
                    showEmptyState();
                });
    }

    /// An earlier import that is not shown belongs to a later page.
    private void changed(ImportSummary status) {
        put(row(status), status.id() > latest && query.shows(status, times.zone()));
        latest = Math.max(latest, status.id());
    }

    private void arrived(Upload upload) {
        if (!upload.user().equals(user)) {
            return;
        }
        if (upload.importId() == null) {
            put(row(upload), query.cursor() == null);
            return;
        }
        table.remove(ListRow.Sent.key(upload.number()));
        changed(imports.find(upload.importId()));
    }

    private void put(ListRow row, boolean belongsHere) {
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
            list.add(
                    query.isFiltered()
                            ? new EmptyState(
                                    "No import is like that",
                                    "Change the filter, or look at",
                                    link("all imports", ListQuery.ALL))
                            : new EmptyState(
                                    "Nothing was imported yet",
                                    "Drop a product file above. It is checked, staged and merged;"
                                            + " you may close this page meanwhile."));
        }
    }
}
