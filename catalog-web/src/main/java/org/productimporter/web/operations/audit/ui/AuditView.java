package org.productimporter.web.operations.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.productimporter.web.operations.audit.AuditService;
import org.productimporter.web.operations.audit.AuditService.Entry;
import org.productimporter.web.security.ScopeNames;
import org.productimporter.web.ui.format.Times;
import org.productimporter.web.ui.kit.Card;
import org.productimporter.web.ui.kit.DataTable;
import org.productimporter.web.ui.kit.DataTable.Kind;
import org.productimporter.web.ui.kit.EmptyState;
import org.productimporter.web.ui.kit.PageHeader;
import org.productimporter.web.ui.kit.Texts;

/// Lists the audit log, newest first. Filters and position are query parameters of the page.
@Route("audit")
@Menu(order = 22, title = "Audit log")
@PageTitle("Audit log · Product Importer")
@RolesAllowed(ScopeNames.ADMIN)
class AuditView extends Main implements BeforeEnterObserver {

    private static final int PAGE = 50;

    private final AuditService audit;
    private final Times times;
    private final AuditFilters filters =
            new AuditFilters(query -> UI.getCurrentOrThrow().navigate("audit", query.parameters()));
    private final DataTable<Entry> table;
    private final EmptyState nothing = new EmptyState("No entries match these filters", "Change the filters.");
    private final Div pager = new Div();

    AuditView(AuditService audit, Clock clock) {
        this.audit = audit;
        this.times = Times.ofBrowser(clock);
        this.table = table();
        pager.addClassName("pager");
        add(new PageHeader("Audit log").subtitle("Who did what, newest first"), filters, new Card(table, nothing),
                pager);
    }

    private DataTable<Entry> table() {
        return new DataTable<Entry>("Audit log", Entry::id)
                .column("When", Kind.FIXED, entry -> new Span(times.full(entry.at())))
                .column("Who", Kind.FIXED, this::who)
                .column("Action", Kind.FIXED, entry -> Texts.strong(entry.action()))
                .column("What", Kind.FIXED, AuditView::what);
    }

    private Component who(Entry entry) {
        var only = new AuditQuery(entry.actor(), "", null, null, null);
        var address = entry.address();
        var who = link(entry.actor(), only);
        return address == null ? who : Texts.stack(who, Texts.secondary("from " + address));
    }

    private static Component what(Entry entry) {
        var what = Texts.stack(new Span(entry.object()));
        AuditChanges.lines(entry.before(), entry.after()).forEach(line -> what.add(Texts.secondary(line)));
        return what;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = AuditQuery.of(event.getLocation().getQueryParameters());
        filters.show(query);
        var page = audit.page(query.filter(times.zone()), query.cursor(), PAGE);
        table.setItems(page.results());
        table.setVisible(!page.results().isEmpty());
        nothing.setVisible(page.results().isEmpty());
        pager.removeAll();
        if (query.cursor() != null) {
            pager.add(link("Newest", query.from(null)));
        }
        if (page.nextCursor() != null) {
            pager.add(link("Older", query.from(page.nextCursor())));
        }
    }

    private static RouterLink link(String text, AuditQuery target) {
        var link = new RouterLink(text, AuditView.class);
        link.setQueryParameters(target.parameters());
        return link;
    }
}
